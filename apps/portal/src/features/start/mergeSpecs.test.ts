import { expect, test } from "vitest";

import { mergeSpecs, same } from "./mergeSpecs";

const field = (name: string, label = name) => ({ id: name, name, label });
const base = {
  name: "Library",
  entities: [
    { id: "book", name: "book", label: "Book", fields: [field("title"), field("author")] },
    { id: "loan", name: "loan", label: "Loan", fields: [field("until")] },
  ],
  locales: ["en"],
};

test("what was edited stays, and what is read anew comes in", () => {
  const mine = {
    ...base,
    entities: [
      { ...base.entities[0], label: "Volume", fields: [field("title"), field("isbn")] },
      base.entities[1],
    ],
  };
  const theirs = {
    ...base,
    name: "Our library",
    entities: [
      { ...base.entities[0], fields: [field("title"), field("author"), field("pages")] },
      base.entities[1],
      { id: "member", name: "member", label: "Member", fields: [] },
    ],
  };
  expect(mergeSpecs(base, mine, theirs)).toEqual({
    ...base,
    name: "Our library",
    entities: [
      {
        ...base.entities[0],
        label: "Volume",
        fields: [field("title"), field("pages"), field("isbn")],
      },
      base.entities[1],
      { id: "member", name: "member", label: "Member", fields: [] },
    ],
  });
});

test("what the newer words leave out goes, unless it was edited", () => {
  const theirs = { ...base, entities: [base.entities[0]] };
  expect(mergeSpecs(base, base, theirs)).toEqual(theirs);
  const edited = { ...base.entities[1], label: "Lending" };
  const mine = { ...base, entities: [base.entities[0], edited] };
  expect(mergeSpecs(base, mine, theirs).entities).toEqual([base.entities[0], edited]);
});

test("where both changed a value the person wins; lists without keys are one value", () => {
  const mine = { ...base, name: "Mine", locales: ["de"] };
  const theirs = { ...base, name: "Theirs", locales: ["en", "fr"] };
  expect(mergeSpecs(base, mine, theirs)).toMatchObject({ name: "Mine", locales: ["de"] });
});

test("grants are recognised by whom, what and how far", () => {
  const grant = (scope: string, actions: string[]) => ({
    role: "user",
    entity: "book",
    scope,
    actions,
  });
  const before = { grants: [grant("own", ["read"])] };
  const mine = { grants: [grant("own", ["read", "update"])] };
  const theirs = { grants: [grant("own", ["read"]), grant("all", ["read"])] };
  expect(mergeSpecs(before, mine, theirs)).toEqual({ grants: [mine.grants[0], theirs.grants[1]] });
});

test("the order of keys makes no difference", () => {
  expect(same({ a: 1, b: [{ c: 2, d: 3 }] }, { b: [{ d: 3, c: 2 }], a: 1 })).toBe(true);
  expect(same({ a: 1 }, { a: 1, b: undefined })).toBe(false);
});
