import { ToolError } from "./types";

const SMALL_WORDS = new Set([
  "a",
  "an",
  "and",
  "as",
  "at",
  "but",
  "by",
  "for",
  "in",
  "of",
  "on",
  "or",
  "the",
  "to",
  "with",
]);
const LONGEST = 1_000_000;

export function titleCase(text: string): string {
  let first = true;
  return text.toLowerCase().replace(/[\p{L}\p{N}'’]+/gu, (word) => {
    const small = SMALL_WORDS.has(word) && !first;
    first = false;
    return small ? word : capital(word);
  });
}

export function sentenceCase(text: string): string {
  return text
    .toLowerCase()
    .replace(
      /(^|[.!?]\s+|\n\s*)(\p{L})/gu,
      (_, before: string, letter: string) => before + letter.toUpperCase(),
    );
}

export function camelCase(text: string): string {
  const [first = "", ...rest] = wordsOf(text);
  return first + rest.map(capital).join("");
}

export function snakeCase(text: string): string {
  return wordsOf(text).join("_");
}

export function kebabCase(text: string): string {
  return wordsOf(text).join("-");
}

/** Letters without accents, digits and hyphens: fit for an address. */
export function slugify(text: string): string {
  const plain = text
    .replaceAll("ß", "ss")
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase();
  return plain
    .replaceAll("&", " and ")
    .replace(/['’]/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}

export function reverseText(text: string): string {
  return Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment)
    .reverse()
    .join("");
}

export function repeatText(text: string, times: number): string {
  const count = Math.max(0, Math.trunc(times));
  if (count * text.length > LONGEST) throw new ToolError("That would be too long.");
  return text.repeat(count);
}

/** The words of an identifier or a phrase, in small letters: "userName ID" is user, name, id. */
function wordsOf(text: string): string[] {
  const parted = text
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, "$1 $2")
    .replace(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, "$1 $2");
  return parted.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
