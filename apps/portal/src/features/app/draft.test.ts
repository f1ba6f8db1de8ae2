import { beforeEach, expect, test } from "vitest";

import { readDraft, writeDraft } from "./draft";

beforeEach(() => {
  localStorage.clear();
});

test("a draft waits for its own application", () => {
  writeDraft("app_1", { description: "Tasks with labels" });
  expect(readDraft("app_1")).toEqual({ description: "Tasks with labels" });
  expect(readDraft("app_2")).toEqual({});
});

test("an empty draft leaves nothing behind", () => {
  writeDraft("app_1", { description: "Tasks" });
  writeDraft("app_1", {});
  expect(localStorage).toHaveLength(0);
});

test("what cannot be read is no draft", () => {
  localStorage.setItem("loomery.edit.app_1", "{broken");
  expect(readDraft("app_1")).toEqual({});
});
