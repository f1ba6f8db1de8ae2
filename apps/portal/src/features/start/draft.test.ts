import { expect, test } from "vitest";

import { canBuild, type Draft, EMPTY, orderOf, type Reviewed, specOf } from "./draft";
import { slugOf } from "./NameCard";
import { readAttachment, safeName } from "./readAttachment";
import { wordsWith } from "./reading";

const understood = { spec: {}, sentences: [] } as unknown as Reviewed["understood"];
const reviewed = { words: "A todo list.", understood, spec: { name: "Mine" }, answers: {} };

test("the reviewed specification is built as long as the words are those that were reviewed", () => {
  const draft: Draft = { ...EMPTY, words: " A todo list. ", reviewed };
  expect(orderOf(draft).options?.spec).toEqual({ name: "Mine" });
  expect(specOf({ ...draft, words: "A shop." })).toBeNull();
});

test("an attached specification describes itself when nobody wrote anything", () => {
  const attachedSpec = { file: "a.json", spec: { name: "Tasks", description: "" } };
  const draft: Draft = { ...EMPTY, attachedSpec };
  expect(canBuild(draft)).toBe(true);
  expect(orderOf(draft)).toMatchObject({
    description: "Tasks",
    options: { spec: { name: "Tasks" } },
  });
  expect(canBuild({ ...EMPTY, words: "  a " })).toBe(false);
});

test("sentences are said differently or dropped without leaving holes", () => {
  const words = "One. Two. Three.";
  expect(wordsWith(words, 5, 9, "Second.")).toBe("One. Second. Three.");
  expect(wordsWith(words, 5, 9, "")).toBe("One. Three.");
  expect(wordsWith(words, 10, 16, "")).toBe("One. Two.");
});

test("files are told apart by what is in them", async () => {
  const read = (name: string, text: string) => readAttachment(new File([text], name));
  expect(await read("app.json", '{"name": "A", "entities": []}')).toMatchObject({ is: "spec" });
  const found = await read("Übersicht (1).yaml", "openapi: 3.1.0\npaths: {}");
  expect(found).toMatchObject({ is: "attachment", attachment: { kind: "openapi" } });
  expect(await read("seed.csv", "a,b\n1,2")).toMatchObject({ attachment: { kind: "csv" } });
  expect(await read("schema.sql", "create table a ()")).toMatchObject({
    attachment: { kind: "sql", content: btoa("create table a ()") },
  });
  expect(await read("a.exe", "x")).toEqual({ is: "refused", why: "kind" });
  expect(await read("a.csv", "")).toEqual({ is: "refused", why: "empty" });
});

test("names of files and of addresses are made safe", () => {
  expect(safeName("../Über sicht.csv")).toMatch(/^[A-Za-z0-9_][A-Za-z0-9_.-]*$/);
  expect(slugOf("Our Library 2!", "x")).toBe("our-library-2");
  expect(slugOf("図書館", "library")).toBe("library");
});
