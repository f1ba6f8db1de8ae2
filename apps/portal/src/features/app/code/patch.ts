/** One line of a hunk, with its number before and after; 0 where it is not there. */
export interface DiffLine {
  kind: "same" | "added" | "removed" | "hunk" | "note";
  before: number;
  after: number;
  text: string;
}

export interface FileDiff {
  path: string;
  /** What it was called before, when that is something else. */
  was: string;
  kind: "changed" | "added" | "removed" | "renamed";
  binary: boolean;
  added: number;
  removed: number;
  lines: DiffLine[];
}

const HUNK = /^@@ -(\d+)(?:,\d+)? \+(\d+)(?:,\d+)? @@(.*)$/;

/** Reads a unified difference as git writes it (git-diff(1), "Generating patch text with -p"). */
export function readPatch(patch: string): FileDiff[] {
  const files: FileDiff[] = [];
  let file: FileDiff | undefined;
  let [before, after, inside] = [0, 0, false];
  const rows = patch.split("\n");
  if (rows.at(-1) === "") rows.pop();
  for (const row of rows) {
    if (row.startsWith("diff --git ")) {
      file = begun(row);
      files.push(file);
      inside = false;
      continue;
    }
    if (!file) continue;
    const hunk = HUNK.exec(row);
    if (hunk) {
      [before, after, inside] = [Number(hunk[1]), Number(hunk[2]), true];
      file.lines.push({ kind: "hunk", before: 0, after: 0, text: row });
    } else if (!inside) readHead(file, row);
    else {
      const text = row.slice(1);
      if (row.startsWith("+")) {
        file.lines.push({ kind: "added", before: 0, after, text });
        file.added += 1;
        after += 1;
      } else if (row.startsWith("-")) {
        file.lines.push({ kind: "removed", before, after: 0, text });
        file.removed += 1;
        before += 1;
      } else if (row.startsWith("\\"))
        file.lines.push({ kind: "note", before: 0, after: 0, text: text.trim() });
      else {
        file.lines.push({ kind: "same", before, after, text });
        before += 1;
        after += 1;
      }
    }
  }
  return files;
}

/** Both names are the same here, unless the lines that follow say something else. */
function begun(row: string): FileDiff {
  const names = row.slice("diff --git ".length);
  const path = names.slice(0, Math.floor(names.length / 2)).replace(/^"?a\//, "");
  return { path, was: "", kind: "changed", binary: false, added: 0, removed: 0, lines: [] };
}

function readHead(file: FileDiff, row: string) {
  if (row.startsWith("new file")) file.kind = "added";
  else if (row.startsWith("deleted file")) file.kind = "removed";
  else if (row.startsWith("rename from ")) {
    file.kind = "renamed";
    file.was = row.slice("rename from ".length);
  } else if (row.startsWith("rename to ")) file.path = row.slice("rename to ".length);
  else if (row.startsWith("+++ b/")) file.path = row.slice("+++ b/".length).replace(/\t$/, "");
  else if (row.startsWith("Binary files ") || row === "GIT binary patch") file.binary = true;
}
