/** The page to go on to after signing in: one of ours, whatever the address says. */
export function nextPage(parameters: URLSearchParams): string {
  const next = parameters.get("next") ?? "/";
  const ours = next.startsWith("/") && !/^\/[/\\]/.test(next) && !/[\t\n\r\\]/.test(next);
  return ours ? next : "/";
}

/** The address of another page of this area, with what the address carries along. */
export function carrying(path: string, parameters: URLSearchParams): string {
  const kept = new URLSearchParams();
  for (const name of ["next", "email"]) {
    const value = parameters.get(name);
    if (value) kept.set(name, value);
  }
  const query = kept.toString();
  return query ? `${path}?${query}` : path;
}
