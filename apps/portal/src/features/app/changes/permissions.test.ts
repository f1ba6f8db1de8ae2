import { expect, test } from "vitest";

import type { AppSpec } from "../spec";
import { rowsOf } from "./permissions";

const spec = {
  name: "Library",
  slug: "library",
  roles: [{ name: "member", label: "Member" }],
  entities: [{ name: "review", label_plural: "Reviews" }],
} as AppSpec;

test("what goes from and to the same is told at once, by its labels", () => {
  const change = (action: string, after: string) => ({
    role: "member",
    entity: "review",
    action,
    before: "",
    after,
  });
  expect(
    rowsOf([change("view", "all"), change("create", "own"), change("edit", "own")], spec),
  ).toEqual([
    { role: "Member", entity: "Reviews", actions: ["view"], before: "", after: "all" },
    { role: "Member", entity: "Reviews", actions: ["create", "edit"], before: "", after: "own" },
  ]);
});

test("what the specification no longer has keeps its name", () => {
  const gone = { role: "old_helper", entity: "loan", action: "view", before: "all", after: "" };
  expect(rowsOf([gone], spec)[0]).toMatchObject({ role: "old helper", entity: "loan" });
});
