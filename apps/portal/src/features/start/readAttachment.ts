import type { Attachment } from "./draft";

export const MOST_FILES = 5;
export const MOST_BYTES = 1_000_000;

/** Files that can be attached, as an input of the browser wants them named. */
export const ACCEPTED = ".json,.yaml,.yml,.sql,.csv,.tsv";

/** What a file turned out to be: a specification to build, or something to keep; or why it cannot be taken. */
export type ReadFile =
  | { is: "spec"; file: string; spec: Record<string, unknown> }
  | { is: "attachment"; attachment: Attachment }
  | { is: "refused"; why: "large" | "empty" | "kind" };

/** Looks into a file. A name becomes one that is safe everywhere. */
export async function readAttachment(file: File): Promise<ReadFile> {
  if (file.size === 0) return { is: "refused", why: "empty" };
  if (file.size > MOST_BYTES) return { is: "refused", why: "large" };
  const bytes = new Uint8Array(await file.arrayBuffer());
  const text = new TextDecoder().decode(bytes);
  const ending = file.name.split(".").pop()?.toLowerCase() ?? "";
  const spec = ending === "json" ? specificationIn(text) : null;
  if (spec !== null) return { is: "spec", file: file.name, spec };
  const kind = kindOf(ending, text);
  if (kind === null) return { is: "refused", why: "kind" };
  return {
    is: "attachment",
    attachment: {
      name: safeName(file.name),
      media_type: MEDIA_TYPES[ending] ?? "application/octet-stream",
      content: toBase64(bytes),
      kind,
    },
  };
}

const MEDIA_TYPES: Record<string, string> = {
  json: "application/json",
  yaml: "application/yaml",
  yml: "application/yaml",
  sql: "application/sql",
  csv: "text/csv",
  tsv: "text/tab-separated-values",
};

function kindOf(ending: string, text: string): Attachment["kind"] | null {
  if (ending === "sql") return "sql";
  if (ending === "csv" || ending === "tsv") return "csv";
  if (!["json", "yaml", "yml"].includes(ending)) return null;
  return /^\s*["']?(openapi|swagger)["']?\s*:/m.test(text) ? "openapi" : "other";
}

/** A specification has a name and entities; anything else in JSON is something else. */
function specificationIn(text: string): Record<string, unknown> | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value !== "object" || value === null) return null;
  const found = value as Record<string, unknown>;
  return typeof found.name === "string" && Array.isArray(found.entities) ? found : null;
}

export function safeName(name: string): string {
  const safe = name
    .normalize("NFKD")
    .replace(/[^A-Za-z0-9_.-]+/g, "-")
    .replace(/^[^A-Za-z0-9_]+/, "")
    .slice(-100);
  return /^[A-Za-z0-9_]/.test(safe) ? safe : `file-${safe}`;
}

function toBase64(bytes: Uint8Array): string {
  let binary = "";
  for (let at = 0; at < bytes.length; at += 8192) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  }
  return btoa(binary);
}
