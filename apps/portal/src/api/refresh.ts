import { accessToken, keepToken } from "./token";

/** Whether a session could be had: "none" when there is none, "unknown" when nobody answered. */
export type Refreshed = "fresh" | "none" | "unknown";

let running: Promise<Refreshed> | null = null;

/** Exchanges the cookie for a new access token; many callers and many tabs cause one request. */
export function refresh(): Promise<Refreshed> {
  running ??= inOneTab(exchange).finally(() => {
    running = null;
  });
  return running;
}

/** Used twice, a refresh token ends the session; so tabs take turns, and the second finds what the first got. */
async function inOneTab(work: () => Promise<Refreshed>): Promise<Refreshed> {
  // Browsers have none where the page came over plain HTTP from another machine.
  const locks = navigator.locks as LockManager | null | undefined;
  if (!locks) return work();
  return locks.request("loomery-refresh", () => (accessToken() === null ? work() : "fresh"));
}

/** The service sets this beside the cookie that no script sees, so that strangers need not ask in vain. */
const SIGNED_IN = "loomery_signed_in";

async function exchange(): Promise<Refreshed> {
  if (!document.cookie.includes(`${SIGNED_IN}=`)) return "none";
  let response: Response;
  try {
    response = await fetch("/api/auth/refresh", {
      method: "POST",
      headers: { "X-Loomery-Request": "1" },
      credentials: "same-origin",
    });
  } catch {
    return "unknown";
  }
  if (response.ok) {
    keepToken((await response.json()) as { access_token: string; expires_in: number });
    return "fresh";
  }
  if (response.status >= 500 || response.status === 429) return "unknown";
  document.cookie = `${SIGNED_IN}=; Max-Age=0; Path=/`;
  return "none";
}
