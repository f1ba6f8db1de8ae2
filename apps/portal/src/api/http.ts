import { ApiError } from "../lib/errors";
import { problemOf } from "./errors";
import { refresh } from "./refresh";
import { sessionState, signedInAgain } from "./session";
import { accessToken, distrustToken } from "./token";

/**
 * `fetch` with the session of the person: a token that is about to end is renewed first; when the session is over,
 * the request waits until the person has signed in again. Rejects with ApiError for every answer that is no success.
 */
export async function authorisedFetch(request: Request): Promise<Response> {
  const response = await attempt(request, 2);
  if (!response.ok) throw await problemOf(response);
  return response;
}

async function attempt(request: Request, left: number): Promise<Response> {
  if (accessToken() === null && sessionState() === "open") await renew();
  const token = accessToken();
  // A copy: what is sent is used up, and may have to be sent again.
  const sent = new Request(request.clone(), { credentials: "same-origin" });
  sent.headers.set("X-Loomery-Request", "1");
  sent.headers.set("Accept", sent.headers.get("Accept") ?? "application/json");
  if (token !== null) sent.headers.set("Authorization", `Bearer ${token}`);
  let response: Response;
  try {
    response = await fetch(sent);
  } catch (cause) {
    if (request.signal.aborted) throw cause;
    throw new ApiError({ status: 0, code: "offline", title: "The server cannot be reached." });
  }
  const refused = response.status === 401 && token !== null && sessionState() !== "none";
  if (!refused || left === 0) return response;
  distrustToken(token);
  await renew();
  return attempt(request, left - 1);
}

async function renew() {
  if ((await refresh()) === "none") await signedInAgain();
}
