import { accessToken } from "../api/token";
import { watchVitals } from "../lib/vitals";

/** Tells how fast the page felt that was loaded, as long as somebody is signed in; nobody is named. */
export function tellPortalVitals(): void {
  watchVitals((vitals) => {
    const token = accessToken();
    if (token === null) return;
    // A beacon could not say who may tell; this request outlives the page just the same.
    fetch("/api/analytics/vitals", {
      method: "POST",
      keepalive: true,
      headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
      body: JSON.stringify(vitals),
    }).catch(() => undefined);
  });
}
