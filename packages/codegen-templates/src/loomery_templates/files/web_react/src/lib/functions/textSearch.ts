import { linesOf, ToolError, type ToolList } from "./types";

const LONGEST_DIFF = 2000;

export function findReplace(text: string, find: string, by: string): string {
  return find === "" ? text : text.replaceAll(find, () => by);
}

/** What a regular expression finds; the flags "g" and "u" are always set. */
export function regexMatches(text: string, pattern: string, flags = ""): ToolList {
  return pattern === ""
    ? []
    : Array.from(text.matchAll(compile(pattern, flags)), ([found]) => found);
}

export function regexReplace(text: string, pattern: string, by: string): string {
  return pattern === "" ? text : text.replace(compile(pattern, ""), by);
}

/** The lines of both texts; "+" is only in the second, "-" only in the first. */
export function textDiff(before: string, after: string): string {
  const old = linesOf(before);
  const now = linesOf(after);
  if (old.length > LONGEST_DIFF || now.length > LONGEST_DIFF) {
    throw new ToolError(`Compare at most ${String(LONGEST_DIFF)} lines.`);
  }
  const common = commonLengths(old, now);
  const result: string[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    const [left, right] = [old[i], now[j]];
    if (left !== undefined && left === right) {
      result.push(`  ${left}`);
      i++;
      j++;
    } else if (
      right === undefined ||
      (left !== undefined && at(common, i + 1, j) >= at(common, i, j + 1))
    ) {
      result.push(`- ${left ?? ""}`);
      i++;
    } else {
      result.push(`+ ${right}`);
      j++;
    }
  }
  return result.join("\n");
}

/** How long the longest common run of lines from (i, j) on is. */
function commonLengths(old: readonly string[], now: readonly string[]): Uint16Array[] {
  const table = Array.from({ length: old.length + 1 }, () => new Uint16Array(now.length + 1));
  for (let i = old.length - 1; i >= 0; i--) {
    const row = table[i];
    if (!row) continue;
    for (let j = now.length - 1; j >= 0; j--) {
      row[j] =
        old[i] === now[j]
          ? at(table, i + 1, j + 1) + 1
          : Math.max(at(table, i + 1, j), at(table, i, j + 1));
    }
  }
  return table;
}

function at(table: readonly Uint16Array[], i: number, j: number): number {
  return table[i]?.[j] ?? 0;
}

function compile(pattern: string, flags: string): RegExp {
  try {
    return new RegExp(pattern, [...new Set(`gu${flags}`)].join(""));
  } catch (error) {
    throw new ToolError(
      error instanceof Error ? error.message : "This is not a regular expression.",
    );
  }
}
