/** Chance from the browser's own cryptographic source. */
import { linesOf, type Row, ToolError, type ToolList } from "./types";

const MOST = 10_000;

/** A whole number from `low` to `high`, both possible, all equally likely. */
export function randomNumber(low: number, high: number): number {
  const [first, last] = [Math.ceil(Math.min(low, high)), Math.floor(Math.max(low, high))];
  return first + below(last - first + 1);
}

export function randomNumbers(count: number, low: number, high: number): ToolList {
  return Array.from({ length: limited(count) }, () => randomNumber(low, high));
}

/** Some of the lines, none twice. */
export function randomPick(text: string, count = 1): ToolList {
  return shuffled(filledLines(text)).slice(0, limited(count));
}

export function shuffleLines(text: string): string {
  return shuffled(filledLines(text)).join("\n");
}

const LETTERS = "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ";
const DIGITS = "23456789";
const SIGNS = "!#$%&*+-=?@^_~";

/** Letters, and digits and signs unless they are not wanted; each wanted kind is there at least once. */
export function password(length: number, digits = true, signs = true): string {
  const size = Math.trunc(length);
  if (size < 4 || size > 256) throw new ToolError("Choose a length from 4 to 256.");
  const kinds = [LETTERS, ...(digits ? [DIGITS] : []), ...(signs ? [SIGNS] : [])];
  const all = kinds.join("");
  const required = kinds.map((kind) => kind.charAt(below(kind.length)));
  const rest = Array.from({ length: size - required.length }, () => all.charAt(below(all.length)));
  return shuffled([...required, ...rest]).join("");
}

/** How long guessing takes and what is missing. */
export function passwordStrength(text: string): ToolList {
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/];
  const pool = [26, 26, 10, 33].reduce(
    (sum, size, index) => sum + (kinds[index]?.test(text) ? size : 0),
    0,
  );
  const distinct = new Set(text).size;
  const bits = Math.round(Math.min(text.length, distinct * 2) * Math.log2(Math.max(1, pool)));
  const names = ["very weak", "weak", "fair", "strong", "very strong"];
  const grade = [28, 45, 60, 80].filter((limit) => bits >= limit).length;
  const common = /^(?:password|letmein|qwerty|admin|welcome|iloveyou|123456|abc123)/i.test(text);
  return [
    { part: "strength", value: common ? "very weak" : (names[grade] ?? "") },
    { part: "length", value: text.length },
    { part: "bits", value: common ? Math.min(bits, 10) : bits },
    { part: "missing", value: missing(text) },
  ];
}

export function uuid(count: number): string {
  return Array.from({ length: Math.max(1, limited(count)) }, newUuid).join("\n");
}

/** Different numbers from 1 to the highest, in order. */
export function lottery(count: number, highest: number): ToolList {
  const last = limited(highest);
  if (count > last) throw new ToolError("There are not so many numbers.");
  const numbers = Array.from({ length: last }, (_, index) => index + 1);
  return shuffled(numbers)
    .slice(0, limited(count))
    .sort((a, b) => a - b);
}

const FIRST: Readonly<Record<string, readonly string[]>> = {
  female:
    "Ada Amara Beatriz Chloe Elif Freya Grace Hana Ines Julia Leila Mara Nadia Olga Priya Rosa Sofia Tara Yuki Zoe".split(
      " ",
    ),
  male: "Adam Bruno Carlos David Emil Felix Hugo Ivan Jonas Karim Liam Mateo Noah Omar Pavel Ravi Samuel Tomas Victor Yusuf".split(
    " ",
  ),
};
const LAST =
  "Almeida Bauer Costa Diaz Eriksen Fischer Garcia Haddad Ito Jensen Kaya Lind Moreau Novak Okafor Patel Rossi Silva Tanaka Weber".split(
    " ",
  );
const PET =
  "Biscuit Clover Domino Ginger Hazel Juno Kiwi Maple Nutmeg Olive Pepper Poppy Rusty Sparky Waffles".split(
    " ",
  );

/** Names of one kind: "female", "male", "pet", "username"; anything else is a full name. */
export function randomName(kind: string, count = 1): ToolList {
  return Array.from({ length: Math.max(1, limited(count)) }, () => nameOf(kind.toLowerCase()));
}

/** Deals the lines out into so many teams of like size. */
export function randomTeams(text: string, teams: number): ToolList {
  const people = shuffled(filledLines(text));
  const count = Math.min(people.length, Math.max(1, Math.trunc(teams)));
  return Array.from({ length: count }, (_, team): Row => ({
    team: team + 1,
    members: people.filter((_person, index) => index % count === team).join(", "),
  }));
}

function nameOf(kind: string): string {
  if (/pet|dog|cat/.test(kind)) return pick(PET);
  const sexes = /female|girl|woman/.test(kind)
    ? ["female"]
    : /\bmale|boy|\bman/.test(kind)
      ? ["male"]
      : ["female", "male"];
  const first = pick(FIRST[pick(sexes)] ?? PET);
  if (/user/.test(kind))
    return `${first.toLowerCase()}_${pick(LAST).toLowerCase()}${String(below(90) + 10)}`;
  return /first|given/.test(kind) ? first : `${first} ${pick(LAST)}`;
}

function missing(text: string): string {
  const wanted: readonly [boolean, string][] = [
    [text.length >= 12, "12 characters"],
    [/[a-z]/.test(text) && /[A-Z]/.test(text), "small and capital letters"],
    [/\d/.test(text), "digits"],
    [/[^a-zA-Z\d]/.test(text), "signs"],
  ];
  return (
    wanted
      .filter(([there]) => !there)
      .map(([, name]) => name)
      .join(", ") || "nothing"
  );
}

/** A version 4 UUID; crypto.randomUUID is missing where a page is not served securely. */
function newUuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** A whole number from 0 to just below `limit`, without the bias of a remainder. */
function below(limit: number): number {
  if (limit < 1 || limit > 2 ** 32) throw new ToolError("This range is empty or too large.");
  const fair = Math.floor(2 ** 32 / limit) * limit;
  const box = new Uint32Array(1);
  do crypto.getRandomValues(box);
  while ((box[0] ?? 0) >= fair);
  return (box[0] ?? 0) % limit;
}

function shuffled<Item>(items: readonly Item[]): Item[] {
  const rest = [...items];
  const result: Item[] = [];
  while (rest.length > 0) result.push(...rest.splice(below(rest.length), 1));
  return result;
}

function pick<Item>(items: readonly Item[]): Item {
  return items[below(items.length)] as Item;
}

function filledLines(text: string): string[] {
  return linesOf(text)
    .map((line) => line.trim())
    .filter(Boolean);
}

function limited(count: number): number {
  const whole = Math.trunc(count);
  if (whole < 0 || whole > MOST) throw new ToolError(`Choose from 0 to ${String(MOST)}.`);
  return whole;
}
