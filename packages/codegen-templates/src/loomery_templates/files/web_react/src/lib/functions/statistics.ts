import { numbersOf, ToolError, type ToolList } from "./types";

/** Every number of a text, whatever stands between them. */
export function parseNumbers(text: string): number[] {
  return (text.match(/[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi) ?? []).map(Number);
}

export function sumOf(list: ToolList): number {
  return numbersOf(list).reduce((sum, value) => sum + value, 0);
}

export function mean(list: ToolList): number {
  return sumOf(list) / filled(list).length;
}

export function median(list: ToolList): number {
  const sorted = filled(list).sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

/** Of a sample (divided by n − 1); of one number it is 0. */
export function standardDeviation(list: ToolList): number {
  const values = filled(list);
  const centre = mean(list);
  const squares = values.reduce((sum, value) => sum + (value - centre) ** 2, 0);
  return values.length === 1 ? 0 : Math.sqrt(squares / (values.length - 1));
}

function filled(list: ToolList): number[] {
  const values = numbersOf(list);
  if (values.length === 0) throw new ToolError("Enter at least one number.");
  return values;
}
