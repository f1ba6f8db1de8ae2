/**
 * What an application may do in its frame. `allow-same-origin` leaves it the origin that it has anyway, which its
 * script and its sign-in need; that this is never the portal's origin is looked at before it is shown.
 */
export const SANDBOX =
  "allow-scripts allow-same-origin allow-forms allow-modals allow-downloads allow-popups allow-popups-to-escape-sandbox";

/** Whether an address may be framed: a web page on any origin but the portal's. */
export function mayFrame(url: string, portal: string = window.location.origin): boolean {
  const parsed = URL.parse(url);
  return parsed !== null && /^https?:$/.test(parsed.protocol) && parsed.origin !== portal;
}
