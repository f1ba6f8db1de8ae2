import { expect, test } from "vitest";

import { problemOf, RefusedForNow } from "./errors";

const problem = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  problemOf(new Response(JSON.stringify(body), { status, headers }));

test("what is said and what helps are one sentence for the person", async () => {
  const body = { title: "Conflict", code: "last_owner", detail: "It has one.", hint: "Add one." };
  const error = await problem(409, body);
  expect([error.status, error.code, error.message]).toEqual([
    409,
    "last_owner",
    "It has one. Add one.",
  ]);
});

test("faults of a body are faults of the form's fields", async () => {
  const faults = [{ where: "body.email", message: "is none" }, { where: 3 }];
  const error = await problem(422, { code: "invalid", title: "No", detail: "No.", faults });
  expect(error.fieldErrors).toEqual({ email: "is none" });
});

test("a refusal that ends says when", async () => {
  const error = await problem(429, { code: "too_many", title: "No" }, { "Retry-After": "12" });
  expect(error).toBeInstanceOf(RefusedForNow);
  expect((error as RefusedForNow).seconds).toBe(12);
});

test("what is no problem document is still told", async () => {
  const error = await problemOf(new Response("<h1>Bad gateway</h1>", { status: 502 }));
  expect([error.code, error.message]).toEqual(["http_502", "Something went wrong."]);
});
