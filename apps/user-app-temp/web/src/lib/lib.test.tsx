import { act, renderHook, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { MemoryRouter, useLocation } from "react-router";
import { expect, test, vi } from "vitest";

import { toLocalInput, toUtcIso } from "./dates";
import { ApiError, messageOf } from "./errors";
import { toCsv } from "./files";
import { formatBytes, formatDuration, formatMoney, formatPercent, formatRelative } from "./format";
import { http, onUnauthorized, withQuery } from "./http";
import { useForm } from "./useForm";
import { useListState } from "./useListState";

function answer(status: number, body: unknown) {
  const fetcher = vi.fn<(url: string, init: RequestInit) => Promise<Response>>();
  fetcher.mockImplementation(() =>
    Promise.resolve(new Response(status === 204 ? null : JSON.stringify(body), { status })),
  );
  vi.stubGlobal("fetch", fetcher);
  return fetcher;
}

test("requests carry JSON, the forgery header and a lean query", async () => {
  const fetcher = answer(201, { id: 1 });
  expect(
    await http.post("/tasks", { title: "x" }, { query: { q: "", page: 2, tag: ["a", "b"] } }),
  ).toEqual({ id: 1 });
  const [url, init] = fetcher.mock.calls[0] ?? [];
  expect(url).toBe("/api/tasks?page=2&tag=a&tag=b");
  expect(init?.headers).toMatchObject({
    "X-Requested-With": "app",
    "Content-Type": "application/json",
  });
  expect(init?.body).toBe('{"title":"x"}');
  answer(204, null);
  expect(await http.delete("/tasks/1")).toBeUndefined();
  expect(withQuery("/a", { b: null, c: false })).toBe("/a?c=false");
});

test("a problem becomes an error with messages per field", async () => {
  answer(422, {
    title: "Invalid",
    code: "validation",
    errors: [{ field: "title", code: "required", message: "Enter a title." }, 7],
  });
  const error = await http.post("/tasks", {}).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(ApiError);
  expect(error).toMatchObject({
    status: 422,
    code: "validation",
    fieldErrors: { title: "Enter a title." },
  });
});

test("an answer that is no problem document still says something", async () => {
  vi.stubGlobal("fetch", () => Promise.resolve(new Response("<html>", { status: 404 })));
  await expect(http.get("/x")).rejects.toThrow("This was not found.");
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("down")));
  await expect(http.get("/x")).rejects.toThrow("The server cannot be reached.");
  expect(messageOf(new Error("secret"))).not.toContain("secret");
});

test("the end of a session is told to those who listen", async () => {
  const listener = vi.fn();
  const stop = onUnauthorized(listener);
  answer(401, { title: "Sign in" });
  await http.get("/me").catch(() => null);
  stop();
  await http.get("/me").catch(() => null);
  expect(listener).toHaveBeenCalledOnce();
});

test("a form validates, stores, and puts the server's faults at their fields", async () => {
  const submit = vi.fn<(values: { title: string }) => Promise<void>>().mockRejectedValueOnce(
    new ApiError({
      status: 409,
      code: "conflict",
      title: "Conflict",
      errors: [
        { field: "title", code: "unique", message: "Taken." },
        { field: "other", code: "x", message: "And this." },
      ],
    }),
  );
  submit.mockResolvedValue(undefined);
  const { result } = renderHook(() =>
    useForm({
      initial: { title: "" },
      validate: ({ title }) => (title === "" ? { title: "Enter a title." } : {}),
      submit,
    }),
  );
  act(() => {
    result.current.handleSubmit();
  });
  expect(result.current.bind("title").error).toBe("Enter a title.");
  expect(submit).not.toHaveBeenCalled();
  act(() => {
    result.current.bind("title").onChange("Fig");
  });
  expect(result.current).toMatchObject({ dirty: true, errors: {} });
  act(() => {
    result.current.handleSubmit();
  });
  await waitFor(() => {
    expect(result.current.errors.title).toBe("Taken.");
  });
  expect(result.current.formError).toBe("And this.");
  act(() => {
    result.current.handleSubmit();
  });
  await waitFor(() => {
    expect(result.current.dirty).toBe(false);
  });
  expect(submit).toHaveBeenLastCalledWith({ title: "Fig" });
});

test("a list keeps its state in the address", () => {
  const wrapper = ({ children }: { children: ReactNode }) => (
    <MemoryRouter initialEntries={["/?page=3&state=open&x=1"]}>{children}</MemoryRouter>
  );
  const { result } = renderHook(
    () => ({
      list: useListState({ defaultSort: "-id", filters: ["state"] }),
      at: useLocation().search,
    }),
    { wrapper },
  );
  expect(result.current.list).toMatchObject({
    page: 3,
    sort: "-id",
    narrowed: true,
    filters: { state: "open" },
  });
  expect(result.current.list.query).toEqual({
    q: "",
    page: 3,
    page_size: 20,
    sort: "-id",
    state: "open",
  });
  act(() => {
    result.current.list.toggleSort("name");
  });
  expect(result.current.at).toBe("?state=open&x=1&sort=name");
  act(() => {
    result.current.list.toggleSort("name");
  });
  expect(result.current.list.sort).toBe("-name");
  act(() => {
    result.current.list.setPage(2);
  });
  act(() => {
    result.current.list.setQ("fig");
  });
  expect(result.current.list.page).toBe(1);
  act(() => {
    result.current.list.clear();
  });
  expect(result.current.list.narrowed).toBe(false);
  expect(result.current.at).toContain("x=1");
});

test("values are written for people", () => {
  expect(formatMoney("12.5", "EUR")).toMatch(/12[.,]50/);
  expect(formatMoney(null, "EUR")).toBe("–");
  expect(formatPercent(42)).toMatch(/^42\s?%$/);
  expect(formatDuration(135)).toBe("2 h 15 min");
  expect(formatBytes(1_500_000)).toMatch(/^1[.,]5 MB$/);
  const now = new Date("2026-03-31T12:00:00Z");
  expect(formatRelative("2026-03-31T09:00:00Z", now)).toBe("3 hours ago");
  expect(formatRelative("2026-04-01T12:00:00Z", now)).toBe("tomorrow");
});

test("moments survive the way through an input, and CSV its separators", () => {
  expect(toUtcIso(toLocalInput("2026-03-31T12:30:00.000Z"))).toBe("2026-03-31T12:30:00.000Z");
  expect(toLocalInput("nonsense")).toBe("");
  expect(toCsv([["a,b", 'c"d', -1, "=x"]])).toBe(`"a,b","c""d",-1,'=x`);
});
