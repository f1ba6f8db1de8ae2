import { ApiError, toApiError } from "./errors";
import { wording } from "./wording";

type QueryValue = string | number | boolean | null | undefined;
export type Query = Readonly<Record<string, QueryValue | readonly QueryValue[]>>;

export interface RequestOptions {
  query?: Query;
  signal?: AbortSignal;
}

const unauthorizedListeners = new Set<() => void>();

/** Calls back when a request is answered with 401: the session is over. Returns how to stop. */
export function onUnauthorized(listener: () => void): () => void {
  unauthorizedListeners.add(listener);
  return () => unauthorizedListeners.delete(listener);
}

/** The path with its query string; empty values are left out. */
export function withQuery(path: string, query: Query = {}): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== null && one !== undefined && one !== "") params.append(name, String(one));
    }
  }
  const text = params.toString();
  return text === "" ? path : `${path}?${text}`;
}

/** One request. Resolves with the JSON of the answer (undefined for 204) or rejects with ApiError. */
export async function request<Result>(
  method: string,
  path: string,
  body?: unknown,
  options: RequestOptions = {},
): Promise<Result> {
  const isForm = body instanceof FormData;
  const headers: Record<string, string> = { Accept: "application/json" };
  if (method !== "GET") headers["X-Requested-With"] = "app";
  if (body !== undefined && !isForm) headers["Content-Type"] = "application/json";
  let response: Response;
  try {
    response = await fetch(withQuery(`/api${path}`, options.query), {
      method,
      headers,
      credentials: "same-origin",
      ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
      ...(options.signal && { signal: options.signal }),
    });
  } catch (cause) {
    if (options.signal?.aborted) throw cause;
    throw new ApiError({ status: 0, code: "offline", title: wording().offline });
  }
  if (!response.ok) {
    if (response.status === 401) for (const listener of unauthorizedListeners) listener();
    throw await toApiError(response);
  }
  return (response.status === 204 ? undefined : await response.json()) as Result;
}

export const http = {
  get: <Result>(path: string, options?: RequestOptions) =>
    request<Result>("GET", path, undefined, options),
  post: <Result>(path: string, body?: unknown, options?: RequestOptions) =>
    request<Result>("POST", path, body, options),
  patch: <Result>(path: string, body: unknown, options?: RequestOptions) =>
    request<Result>("PATCH", path, body, options),
  delete: (path: string, options?: RequestOptions) =>
    request<undefined>("DELETE", path, undefined, options),
};

export interface Upload {
  url: string;
  name: string;
  size: number;
  content_type: string;
}

/** Stores a file; image and file fields hold the `url` of the answer. */
export function uploadFile(file: File): Promise<Upload> {
  const form = new FormData();
  form.append("file", file);
  return http.post<Upload>("/uploads", form);
}
