import type { FieldKind, FieldType } from "../model/types";

/** A field type with what it needs to begin with; `first` is the label of a first choice. */
export function newType(kind: FieldKind, first: string): FieldType {
  switch (kind) {
    case "choice":
      return { kind, choices: [{ value: "first", label: first, tone: "neutral" }] };
    case "money":
      return { kind, currency: "EUR" };
    default:
      return { kind } as FieldType;
  }
}

/** Types that a person chooses from: those that hold data for machines stay out unless a field has one. */
export const COMMON: readonly FieldKind[] = [
  "text",
  "long_text",
  "integer",
  "decimal",
  "money",
  "percent",
  "boolean",
  "choice",
  "date",
  "datetime",
  "time",
  "duration",
  "email",
  "phone",
  "url",
  "address",
  "image",
  "file",
  "rating",
  "tags",
  "colour",
  "geo",
  "audio",
  "video",
];
