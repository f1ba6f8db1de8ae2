import { toCsv } from "../files";
import { type Row, type Scalar, ToolError, type ToolList } from "./types";

/** The first line names the columns; commas, semicolons or tabs part them, whichever the first line has most of. */
export function csvToTable(text: string): ToolList {
  const [names = [], ...rows] = readCsv(text);
  return rows.map((cells): Row =>
    Object.fromEntries(
      names.map((name, index) => [
        name.trim() || `column ${String(index + 1)}`,
        cells[index] ?? "",
      ]),
    ),
  );
}

export function csvToJson(text: string): string {
  return JSON.stringify(csvToTable(text), null, 2);
}

export function jsonToCsv(text: string): string {
  const rows = tableFrom(parse(text)) as readonly Row[];
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return toCsv([names, ...rows.map((row) => names.map((name) => row[name] ?? ""))]);
}

/** A list of objects as rows; one object is one row, nested values are written as JSON. */
export function tableFrom(value: unknown): ToolList {
  const items: unknown[] = Array.isArray(value) ? value : [value];
  return items.map((item): Row => {
    if (typeof item !== "object" || item === null) return { value: item as Scalar };
    return Object.fromEntries(
      Object.entries(item).map(([name, cell]: [string, unknown]) => [
        name,
        typeof cell === "object" && cell !== null ? JSON.stringify(cell) : (cell as Scalar),
      ]),
    );
  });
}

/** Cells of RFC 4180: quoted cells may hold separators, line ends and doubled quotes. */
export function readCsv(text: string): string[][] {
  const separator = separatorOf(text);
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let quoted = false;
  function endCell() {
    row.push(cell);
    cell = "";
  }
  function endRow() {
    endCell();
    if (row.some((one) => one !== "")) rows.push(row);
    row = [];
  }
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at);
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text.charAt(at + 1) === '"') cell += text.charAt(at++);
      else quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === separator) endCell();
    else if (sign === "\n") endRow();
    else if (sign !== "\r") cell += sign;
  }
  if (quoted) throw new ToolError("A quotation mark is not closed.");
  endRow();
  return rows;
}

function separatorOf(text: string): string {
  const first = text.split("\n", 1)[0] ?? "";
  const counts = [",", ";", "\t"].map((sign) => ({ sign, count: first.split(sign).length }));
  return counts.toSorted((a, b) => b.count - a.count)[0]?.sign ?? ",";
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new ToolError("This is not valid JSON.");
  }
}
