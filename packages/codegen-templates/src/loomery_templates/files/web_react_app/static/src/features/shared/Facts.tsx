import { DescriptionList } from "../../ui/DescriptionList";
import type { Column } from "../../ui/Table";

export interface FactsProps<Row> {
  record: Row;
  columns: readonly Column<Row>[];
}

/** Values of one record, each with its name. */
export function Facts<Row>({ record, columns }: FactsProps<Row>) {
  return (
    <DescriptionList
      items={columns.map((column) => ({ label: column.label, value: column.render(record) }))}
    />
  );
}
