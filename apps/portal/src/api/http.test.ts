import { afterEach, expect, test, vi } from "vitest";

import { authorisedFetch } from "./http";
import { setSession } from "./session";
import { keepToken } from "./token";

afterEach(() => {
  setSession("none");
});

test("what was typed is sent again, whole, after the session was renewed", async () => {
  const bodies: string[] = [];
  const answers = [new Response("{}", { status: 401 }), new Response("{}", { status: 200 })];
  vi.stubGlobal("fetch", async (sent: Request) => {
    bodies.push(`${sent.headers.get("Authorization") ?? ""} ${await sent.text()}`);
    return answers.shift();
  });
  setSession("open");
  keepToken({ access_token: "old", expires_in: 600 });
  const request = new Request("http://localhost/api/x", { method: "PATCH", body: "typed" });
  const answer = authorisedFetch(request);
  // No cookie: the session is over until the person has signed in again.
  await vi.waitFor(() => {
    expect(bodies).toEqual(["Bearer old typed"]);
  });
  keepToken({ access_token: "new", expires_in: 600 });
  setSession("open");
  expect((await answer).status).toBe(200);
  expect(bodies).toEqual(["Bearer old typed", "Bearer new typed"]);
});
