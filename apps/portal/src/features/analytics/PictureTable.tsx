import type { Picture } from "./picture";

export interface PictureTableProps {
  picture: Picture;
  caption: string;
  format: (value: number) => string;
}

/** What a chart shows, as a table. */
export function PictureTable({ picture, caption, format }: PictureTableProps) {
  return (
    <div
      role="region"
      aria-label={caption}
      // A region that scrolls must be reachable by keyboard.
      // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex
      tabIndex={0}
      className="max-h-80 overflow-auto rounded-lg border"
    >
      <table className="w-full text-start text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="border-b bg-sunken text-muted">
            <th scope="col" className="px-3 py-2 text-start font-medium">
              {picture.head}
            </th>
            {picture.lines.map(({ name }) => (
              <th key={name} scope="col" className="px-3 py-2 text-end font-medium">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y">
          {picture.labels.map((label, at) => (
            <tr key={picture.exact?.[at] ?? label}>
              <th scope="row" className="px-3 py-2 text-start font-normal break-all">
                {label}
              </th>
              {picture.lines.map(({ name, values }) => (
                <td key={name} className="px-3 py-2 text-end tabular-nums">
                  {picture.marks?.[at] ?? shown(values[at], format)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function shown(value: number | null | undefined, format: (value: number) => string): string {
  return value === null || value === undefined ? "–" : format(value);
}
