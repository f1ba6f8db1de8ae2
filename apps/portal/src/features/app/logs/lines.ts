import type { Schema } from "../../../api/client";

export type Line = Schema["AppLogLine"];
export type Level = Line["level"];

export const LEVELS: readonly Level[] = ["error", "warning", "info", "debug"];

export interface Wanted {
  text: string;
  /** Empty: every level. */
  levels: readonly Level[];
}

/** Whether a line is among those that are wanted, as the server decides it too. */
export function isWanted(line: Line, { text, levels }: Wanted): boolean {
  if (levels.length > 0 && !levels.includes(line.level)) return false;
  return line.message.toLowerCase().includes(text.trim().toLowerCase());
}

/** Lines that were asked for, then those that came since; each once. Both are in order. */
export function joined(asked: readonly Line[], live: readonly Line[], wanted: Wanted): Line[] {
  const last = asked.at(-1)?.number ?? -1;
  return [...asked, ...live.filter((line) => line.number > last && isWanted(line, wanted))];
}
