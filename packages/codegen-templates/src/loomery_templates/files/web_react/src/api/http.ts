/** Talks to the API: JSON in and out, faults as `Problem`, the session in a cookie. */

/** A fault of one field, as the API reports it. */
export interface FieldProblem {
  field: string;
  code: string;
  message: string;
}

/** What the API (or the network) refused, with words for a person. */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly status: number;
  readonly code: string;
  readonly errors: readonly FieldProblem[];

  constructor(status: number, message: string, code = "", errors: readonly FieldProblem[] = []) {
    super(message);
    this.status = status;
    this.code = code;
    this.errors = errors;
  }
}

export type QueryValue = string | number | boolean | null | undefined;
export type Query = Readonly<Record<string, QueryValue>>;

interface Call {
  body?: unknown;
  query?: Query;
  signal?: AbortSignal;
}

/** `?a=1&b=2`, without what is empty. */
export function queryString(query: Query = {}): string {
  const pairs = Object.entries(query).filter(
    ([, value]) => value !== null && value !== undefined && value !== "",
  );
  const params = new URLSearchParams(pairs.map(([name, value]) => [name, String(value)]));
  return pairs.length > 0 ? `?${params.toString()}` : "";
}

/** Calls the API and reads its answer. Throws Problem. */
export async function request<T>(method: string, path: string, call: Call = {}): Promise<T> {
  const isForm = call.body instanceof FormData;
  const headers = new Headers({ Accept: "application/json", "X-Requested-With": "app" });
  if (call.body !== undefined && !isForm) headers.set("Content-Type", "application/json");
  let response: Response;
  try {
    response = await fetch(`/api${path}${queryString(call.query)}`, {
      method,
      headers,
      credentials: "same-origin",
      body: isForm ? (call.body as FormData) : JSON.stringify(call.body),
      signal: call.signal ?? null,
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Problem(0, "The server cannot be reached. Check your connection and try again.");
  }
  if (!response.ok) throw await problemOf(response);
  return (response.status === 204 ? undefined : await response.json()) as T;
}

interface ProblemBody {
  title?: string;
  detail?: unknown;
  code?: string;
  errors?: FieldProblem[];
}

async function problemOf(response: Response): Promise<Problem> {
  const body = (await response.json().catch(() => ({}))) as ProblemBody;
  const detail = typeof body.detail === "string" ? body.detail : undefined;
  const message = detail ?? body.title ?? "Something went wrong. Please try again.";
  return new Problem(response.status, message, body.code, body.errors ?? []);
}
