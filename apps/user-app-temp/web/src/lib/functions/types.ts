export type Scalar = string | number | boolean | null;

/** One row of a table that a tool shows. */
export type Row = Readonly<Record<string, Scalar>>;

export type ToolList = readonly (Scalar | Row)[];

export type ToolValue = Scalar | ToolList | File;

/** What a person typed cannot be worked on; the message says why, in words for that person. */
export class ToolError extends Error {
  override name = "ToolError";
}

/** The lines of a text, whatever ends them. */
export function linesOf(text: string): string[] {
  return text.split(/\r\n|\r|\n/);
}

/** The numbers of a list; refuses what is none. */
export function numbersOf(list: ToolList): number[] {
  return list.map((item) => {
    const number = typeof item === "number" ? item : Number(item);
    if (Number.isNaN(number)) throw new ToolError(`"${String(item)}" is not a number.`);
    return number;
  });
}
