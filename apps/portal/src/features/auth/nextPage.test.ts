import { expect, test } from "vitest";

import { carrying, nextPage } from "./nextPage";

test.each([
  ["", "/"],
  ["next=%2Fapps%3Fq%3Da", "/apps?q=a"],
  ["next=https://evil.example", "/"],
  ["next=//evil.example", "/"],
  ["next=/%5Cevil.example", "/"],
  ["next=/%09/evil.example", "/"],
])("after ?%s one goes on to %s", (query, page) => {
  expect(nextPage(new URLSearchParams(query))).toBe(page);
});

test("other pages of the area learn where one was going, and nothing else", () => {
  const given = new URLSearchParams("next=%2Fapps&email=ada%40example.org&error=unverified");
  expect(carrying("/signup", given)).toBe("/signup?next=%2Fapps&email=ada%40example.org");
  expect(carrying("/signup", new URLSearchParams())).toBe("/signup");
});
