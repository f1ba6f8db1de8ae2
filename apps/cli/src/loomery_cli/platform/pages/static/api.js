// Talks to the platform. The token lives in this page's memory only; a cookie that no script reads brings a new one.
let token = "";

export const $ = (id) => document.getElementById(id);
export const signedIn = () => Boolean(token);
export const forget = () => { token = ""; };

function words(answer, found) {
  const faults = found.faults?.map((fault) => fault.message).join(" ");
  return [found.detail ?? `The platform answered ${answer.status}.`, faults, found.hint].filter(Boolean).join("\n");
}

export async function call(path, { method = "GET", body, retry = true } = {}) {
  const headers = { "X-Loomery-Request": "1" };
  if (token) headers.Authorization = `Bearer ${token}`;
  if (body) headers["Content-Type"] = "application/json";
  const answer = await fetch(path, { method, headers, body: body && JSON.stringify(body), credentials: "same-origin" })
    .catch(() => { throw new Error("The platform does not answer.\nIs it running?"); });
  if (answer.status === 401 && retry && token && (await refresh())) return call(path, { method, body, retry: false });
  const text = await answer.text();
  const found = text && answer.headers.get("content-type")?.includes("json") ? JSON.parse(text) : {};
  if (!answer.ok) throw Object.assign(new Error(words(answer, found)), { status: answer.status });
  return found;
}

export async function signIn(email, password) {
  token = (await call("/api/auth/login", { method: "POST", body: { email, password } })).access_token;
}

export async function refresh() {
  forget();
  try {
    token = (await call("/api/auth/refresh", { method: "POST", retry: false })).access_token ?? "";
  } catch { forget(); }
  return Boolean(token);
}

export function complain(place, error, ...fields) {
  $(place).textContent = error.message;
  $(place).hidden = false;
  for (const field of fields) $(field).setAttribute("aria-invalid", "true");
  if (fields.length) $(fields[0]).focus();
}

export function calm(place, ...fields) {
  $(place).hidden = true;
  for (const field of fields) $(field).removeAttribute("aria-invalid");
}
