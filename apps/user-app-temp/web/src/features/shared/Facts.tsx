import { DescriptionList } from "../../ui/DescriptionList";
import type { Column } from "../../ui/Table";

export interface FactsProps<Row> {
  record: Row;
  columns: readonly Column<Row>[];
}

/** Values of one record, each with its name; what is not known is left out. */
export function Facts<Row extends object>({ record, columns }: FactsProps<Row>) {
  const values = record as Record<string, unknown>;
  const known = columns.filter(({ key }) => !isNothing(values[key]));
  return (
    <DescriptionList
      items={known.map((column) => ({ label: column.label, value: column.render(record) }))}
    />
  );
}

function isNothing(value: unknown): boolean {
  return value === null || value === "" || (Array.isArray(value) && value.length === 0);
}
