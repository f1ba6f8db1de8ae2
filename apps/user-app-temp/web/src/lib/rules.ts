/** Rules for what a person types; the API checks the same once more. */
import type { FormErrors } from "./useForm";
import { wording } from "./wording";

/** The fault of a value, or nothing. */
export type Rule = (value: unknown) => string | undefined;

const isEmpty = (value: unknown) =>
  value === null ||
  value === undefined ||
  (typeof value === "string" && value.trim() === "") ||
  (Array.isArray(value) && value.length === 0);

export const required: Rule = (value) => (isEmpty(value) ? wording().rules.required : undefined);

const forText =
  (holds: (text: string) => boolean, message: () => string): Rule =>
  (value) =>
    typeof value !== "string" || value === "" || holds(value) ? undefined : message();

const forNumber =
  (holds: (number: number) => boolean, message: () => string): Rule =>
  (value) =>
    typeof value !== "number" || holds(value) ? undefined : message();

export const minLength = (length: number) =>
  forText(
    (text) => text.length >= length,
    () => wording().rules.minLength(length),
  );

export const maxLength = (length: number) =>
  forText(
    (text) => text.length <= length,
    () => wording().rules.maxLength(length),
  );

export const matches = (pattern: RegExp) =>
  forText(
    (text) => pattern.test(text),
    () => wording().rules.form,
  );

export const isEmail = forText(
  (text) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text),
  () => wording().rules.email,
);

export const isUrl = forText(
  (text) => /^https?:\/\/[^\s.]+\S*$/i.test(text),
  () => wording().rules.url,
);

export const isPhone = forText(
  (text) => /^[+\d][\d\s()./-]{2,}$/.test(text),
  () => wording().rules.phone,
);

export const isColour = forText(
  (text) => /^#[0-9a-f]{6}$/i.test(text),
  () => wording().rules.colour,
);

export const isGeo = forText(
  (text) => /^-?\d{1,2}(\.\d+)?\s*,\s*-?\d{1,3}(\.\d+)?$/.test(text),
  () => wording().rules.geo,
);

export const isJson = forText(
  (text) => {
    try {
      JSON.parse(text);
      return true;
    } catch {
      return false;
    }
  },
  () => wording().rules.json,
);

export const isWhole = forNumber(Number.isInteger, () => wording().rules.whole);

export const atLeast = (low: number) =>
  forNumber(
    (number) => number >= low,
    () => wording().rules.atLeast(low),
  );

export const atMost = (high: number) =>
  forNumber(
    (number) => number <= high,
    () => wording().rules.atMost(high),
  );

/** For dates and moments, which compare as text. */
export const notBefore = (earliest: () => string, message: string) =>
  forText(
    (text) => text >= earliest(),
    () => message,
  );

export const notAfter = (latest: () => string, message: string) =>
  forText(
    (text) => text <= latest(),
    () => message,
  );

/** A rule over several values; it holds its tongue while one of them is missing. */
export interface WholeRule<Values> {
  field: keyof Values & string;
  needs: readonly (keyof Values & string)[];
  holds: (values: Values) => boolean;
  message: string;
}

/** The first fault of each value. */
export function check<Values extends object>(
  values: Values,
  rules: Partial<Record<keyof Values & string, readonly Rule[]>>,
  whole: readonly WholeRule<Values>[] = [],
): FormErrors<Values> {
  const faults: FormErrors<Values> = {};
  for (const [name, list] of Object.entries(rules) as [keyof Values & string, readonly Rule[]][]) {
    const fault = list.map((rule) => rule(values[name])).find(Boolean);
    if (fault !== undefined) faults[name] = fault;
  }
  for (const rule of whole) {
    const known = rule.needs.every((name) => !isEmpty(values[name]));
    if (known && !rule.holds(values)) faults[rule.field] ??= rule.message;
  }
  return faults;
}
