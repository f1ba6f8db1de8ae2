import { expect, test } from "vitest";

import { readPatch } from "./patch";

const PATCH = `diff --git a/web/a b.ts b/web/a b.ts
index 1..2 100644
--- a/web/a b.ts\t
+++ b/web/a b.ts\t
@@ -2,3 +2,3 @@ export function a() {
 same
-- old
+++ new
 end
\\ No newline at end of file
diff --git a/old.py b/new.py
similarity index 100%
rename from old.py
rename to new.py
diff --git a/logo.png b/logo.png
new file mode 100644
index 0..1
Binary files /dev/null and b/logo.png differ
`;

test("files, their kinds and the numbers of their lines are read", () => {
  const [changed, renamed, picture] = readPatch(PATCH);
  expect(changed).toMatchObject({ path: "web/a b.ts", kind: "changed", added: 1, removed: 1 });
  expect(
    changed?.lines.map(({ kind, before, after, text }) => [kind, before, after, text]),
  ).toEqual([
    ["hunk", 0, 0, "@@ -2,3 +2,3 @@ export function a() {"],
    ["same", 2, 2, "same"],
    ["removed", 3, 0, "- old"],
    ["added", 0, 3, "++ new"],
    ["same", 4, 4, "end"],
    ["note", 0, 0, "No newline at end of file"],
  ]);
  expect(renamed).toMatchObject({ path: "new.py", was: "old.py", kind: "renamed", lines: [] });
  expect(picture).toMatchObject({ path: "logo.png", kind: "added", binary: true });
});

test("nothing differs in an empty patch, and one that was cut off is read so far", () => {
  expect(readPatch("")).toEqual([]);
  const [cut] = readPatch("diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1,2 @@\n one\n+tw");
  expect(cut?.lines.at(-1)).toEqual({ kind: "added", before: 0, after: 2, text: "tw" });
});
