import { linesOf } from "./types";

const byWords = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

export function sortLines(text: string): string {
  return linesOf(text).sort(byWords.compare).join("\n");
}

export function uniqueLines(text: string): string {
  return [...new Set(linesOf(text))].join("\n");
}

export function numberLines(text: string): string {
  const lines = linesOf(text);
  const width = String(lines.length).length;
  return lines.map((line, index) => `${String(index + 1).padStart(width)}. ${line}`).join("\n");
}

export function joinLines(text: string, separator: string): string {
  return linesOf(text).join(plain(separator));
}

export function splitText(text: string, separator: string): string {
  return separator === "" ? text : text.split(plain(separator)).join("\n");
}

export function trimLines(text: string): string {
  return linesOf(text)
    .map((line) => line.trim())
    .join("\n");
}

export function removeBlankLines(text: string): string {
  return linesOf(text)
    .filter((line) => line.trim() !== "")
    .join("\n");
}

/** What a person types for characters that cannot be seen. */
function plain(separator: string): string {
  return separator.replaceAll("\\n", "\n").replaceAll("\\t", "\t");
}
