import type { Row, Scalar, ToolList } from "../../../lib/functions/types";

const isRow = (item: Scalar | Row): item is Row => typeof item === "object" && item !== null;

const said = (value: Scalar | undefined) =>
  value === null || value === undefined ? "" : String(value);

/** A list of values as lines; a list of rows as a table. */
export function ListValue({ list, label }: { list: ToolList; label: string }) {
  if (list.length === 0) return <p className="text-muted">Nothing found.</p>;
  const rows = list.filter(isRow);
  if (rows.length === 0) {
    return (
      <ol className="max-h-96 divide-y overflow-auto rounded-lg border">
        {list.map((item, index) => (
          <li key={index} className="px-4 py-2 break-words">
            {said(item as Scalar)}
          </li>
        ))}
      </ol>
    );
  }
  const columns = Object.keys(rows[0] ?? {});
  return (
    <div className="max-h-96 overflow-auto rounded-lg border">
      <table className="w-full text-left text-[0.9375rem]">
        <caption className="sr-only">{label}</caption>
        <thead className="bg-sunken text-sm text-muted">
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" className="px-4 py-2 font-medium">
                {column.replaceAll("_", " ")}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y">
          {rows.map((row, index) => (
            <tr key={index}>
              {columns.map((column) => (
                <td key={column} className="px-4 py-2 tabular-nums">
                  {said(row[column])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
