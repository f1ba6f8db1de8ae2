import { linesOf, ToolError, type ToolList } from "./types";

/** The lines of one page of a text, pages counted from 1. */
export function paginateText(text: string, linesPerPage: number, page: number): ToolList {
  if (linesPerPage < 1) throw new ToolError("A page holds at least one line.");
  const lines = linesOf(text);
  const last = Math.max(1, Math.ceil(lines.length / linesPerPage));
  const here = Math.min(last, Math.max(1, Math.trunc(page)));
  return lines.slice((here - 1) * linesPerPage, here * linesPerPage);
}
