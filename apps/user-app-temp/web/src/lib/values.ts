/** Between the values of a form and what the API takes. */
import { dayOf } from "./dates";

/** Empty text is no value. */
export function orNull(text: string): string | null {
  return text.trim() === "" ? null : text;
}

/** No value is empty text. */
export function orEmpty(text: string | null): string {
  return text ?? "";
}

export function jsonText(value: unknown): string {
  return value === null || value === undefined ? "" : JSON.stringify(value, null, 2);
}

export function parseJson(text: string): unknown {
  return text.trim() === "" ? null : (JSON.parse(text) as unknown);
}

export function today(): string {
  return dayOf(new Date());
}

export function now(): string {
  return new Date().toISOString();
}

/** The number in an address such as `/tasks/12`; what is no number finds nothing. */
export function idOf(param: string | undefined): number {
  return Number.isInteger(Number(param)) ? Number(param) : 0;
}

/** The values of the address that a form knows, to start with: `?project_id=3`. */
export function fromAddress<Values extends object>(
  params: URLSearchParams,
  empty: Values,
): Partial<Values> {
  const found: Record<string, unknown> = {};
  for (const [name, start] of Object.entries(empty) as [string, unknown][]) {
    const text = params.get(name);
    if (text === null) continue;
    if (typeof start === "string") found[name] = text;
    else if (start === null || typeof start === "number") found[name] = Number(text);
  }
  return found as Partial<Values>;
}
