import { type Scalar, ToolError, type ToolList } from "./types";

const LARGEST = 1e12;

/** Whole numbers of any length between bases 2 and 36. */
export function convertBase(text: string, from: number, to: number): string {
  for (const base of [from, to]) {
    if (!Number.isInteger(base) || base < 2 || base > 36)
      throw new ToolError("Bases go from 2 to 36.");
  }
  const source = text
    .trim()
    .toLowerCase()
    .replace(/^0[xbo]|[\s_]/g, "");
  const digits = source.replace(/^-/, "");
  const value = Array.from(digits, (digit) => parseInt(digit, 36)).reduce((sum, digit) => {
    if (Number.isNaN(digit) || digit >= from)
      throw new ToolError(`"${text}" is no number of base ${String(from)}.`);
    return sum * BigInt(from) + BigInt(digit);
  }, 0n);
  if (digits === "") throw new ToolError("Enter a number.");
  return (source.startsWith("-") ? "-" : "") + value.toString(to).toUpperCase();
}

const ROMAN: readonly [string, number][] = [
  ["M", 1000],
  ["CM", 900],
  ["D", 500],
  ["CD", 400],
  ["C", 100],
  ["XC", 90],
  ["L", 50],
  ["XL", 40],
  ["X", 10],
  ["IX", 9],
  ["V", 5],
  ["IV", 4],
  ["I", 1],
];

export function roman(value: number): string {
  if (!Number.isInteger(value) || value < 1 || value > 3999)
    throw new ToolError("Roman numerals go from 1 to 3999.");
  let rest = value;
  let text = "";
  for (const [sign, worth] of ROMAN) {
    text += sign.repeat(Math.floor(rest / worth));
    rest %= worth;
  }
  return text;
}

export function fromRoman(text: string): number {
  const signs = text.trim().toUpperCase();
  let rest = signs;
  let value = 0;
  for (const [sign, worth] of ROMAN) {
    while (rest.startsWith(sign)) {
      rest = rest.slice(sign.length);
      value += worth;
    }
  }
  if (rest !== "" || value === 0 || roman(value) !== signs)
    throw new ToolError(`"${text}" is not a Roman numeral.`);
  return value;
}

const ONES =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const SCALES: readonly [number, string][] = [
  [1e12, "trillion"],
  [1e9, "billion"],
  [1e6, "million"],
  [1e3, "thousand"],
  [100, "hundred"],
];

export function numberInWords(value: number): string {
  if (!Number.isFinite(value) || Math.abs(value) >= 1e15)
    throw new ToolError("This number is too large.");
  const [whole = "0", fraction] = Math.abs(value).toString().split(".");
  const words = wholeInWords(Number(whole));
  const point = fraction
    ? ` point ${Array.from(fraction, (digit) => ONES[Number(digit)]).join(" ")}`
    : "";
  return (value < 0 ? "minus " : "") + words + point;
}

function wholeInWords(value: number): string {
  if (value < 20) return ONES[value] ?? "";
  if (value < 100)
    return [TENS[Math.floor(value / 10)], value % 10 ? ONES[value % 10] : ""]
      .filter(Boolean)
      .join("-");
  const [size, name] = SCALES.find(([one]) => value >= one) ?? [1, ""];
  const rest = value % size;
  const head = `${wholeInWords(Math.floor(value / size))} ${name}`;
  if (rest === 0) return head;
  return `${head}${rest < 100 ? " and " : " "}${wholeInWords(rest)}`;
}

/** So many percent of a value. */
export function percentOf(percent: number, value: number): number {
  return (percent / 100) * value;
}

/** By how many percent a value changed. */
export function percentChange(before: number, after: number): number {
  if (before === 0) throw new ToolError("A change from 0 has no percentage.");
  return ((after - before) / Math.abs(before)) * 100;
}

export function factorial(value: number): number {
  wholeUpTo(value, 170);
  let result = 1;
  for (let factor = 2; factor <= value; factor++) result *= factor;
  return result;
}

export function isPrime(value: number): boolean {
  wholeUpTo(value, LARGEST);
  return value > 1 && primeFactors(value).length === 1;
}

export function primeFactors(value: number): number[] {
  wholeUpTo(value, LARGEST);
  const factors: number[] = [];
  let rest = value;
  for (let factor = 2; factor * factor <= rest; factor += factor === 2 ? 1 : 2) {
    while (rest % factor === 0) {
      factors.push(factor);
      rest /= factor;
    }
  }
  return rest > 1 ? [...factors, rest] : factors;
}

export function gcd(a: number, b: number): number {
  let [x, y] = [Math.abs(Math.trunc(a)), Math.abs(Math.trunc(b))];
  while (y !== 0) [x, y] = [y, x % y];
  return x;
}

export function lcm(a: number, b: number): number {
  const divisor = gcd(a, b);
  return divisor === 0 ? 0 : Math.abs(Math.trunc(a) * Math.trunc(b)) / divisor;
}

/** What a pager shows for so many records: first, last, the neighbours of the current page, and gaps. */
export function pageNumbers(total: number, pageSize: number, current: number): ToolList {
  if (pageSize < 1) throw new ToolError("A page holds at least one record.");
  const last = Math.max(1, Math.ceil(total / pageSize));
  const here = Math.min(last, Math.max(1, Math.trunc(current)));
  const shown = Array.from({ length: Math.min(last, 10_000) }, (_, index) => index + 1).filter(
    (page) => page === 1 || page === last || Math.abs(page - here) <= 1,
  );
  return shown.flatMap((page, index): Scalar[] => {
    const gap = page - (shown[index - 1] ?? page);
    return gap > 1 ? ["…", page] : [page];
  });
}

function wholeUpTo(value: number, largest: number) {
  if (!Number.isInteger(value) || value < 0 || value > largest) {
    throw new ToolError(`Enter a whole number from 0 to ${largest.toLocaleString()}.`);
  }
}
