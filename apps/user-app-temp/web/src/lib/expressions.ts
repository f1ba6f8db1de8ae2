/** The operators of formulas, where those of the language say something else. */
import { toText } from "./functions/core";
import { ToolError, type ToolList, type ToolValue } from "./functions/types";

export function divide(a: number, b: number): number {
  if (b === 0) throw new ToolError("Nothing can be divided by zero.");
  return a / b;
}

/** The remainder with the sign of the divisor. */
export function modulo(a: number, b: number): number {
  if (b === 0) throw new ToolError("Nothing can be divided by zero.");
  return ((a % b) + b) % b;
}

/** Whether two values say the same, whatever their types. */
export function same(a: ToolValue, b: ToolValue): boolean {
  return a === b || (a !== null && b !== null && toText(a) === toText(b));
}

export function oneOf(value: ToolValue, list: ToolList): boolean {
  return list.some((item) => (item === null || typeof item !== "object") && same(item, value));
}

/** A list as it is; the lines of a text. */
export function toList(value: ToolValue): ToolList {
  if (Array.isArray(value)) return value as ToolList;
  return toText(value)
    .split(/\r?\n/)
    .filter((line) => line !== "");
}

export function toFile(value: ToolValue): File {
  if (value instanceof File) return value;
  throw new ToolError("Please choose a file.");
}
