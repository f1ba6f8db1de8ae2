/** Which is which: the first that fits, for browsers name those they resemble, too. */
const BROWSERS: readonly [RegExp, string][] = [
  [/Edg(e|A|iOS)?\//, "Edge"],
  [/OPR\/|Opera/, "Opera"],
  [/SamsungBrowser/, "Samsung Internet"],
  [/Firefox\/|FxiOS/, "Firefox"],
  [/Chrom(e|ium)\/|CriOS/, "Chrome"],
  [/Safari\//, "Safari"],
  [/curl\//, "curl"],
  [/python|httpx/i, "Python"],
];
const SYSTEMS: readonly [RegExp, string][] = [
  [/iPhone|iPod/, "iPhone"],
  [/iPad/, "iPad"],
  [/Android/, "Android"],
  [/Windows/, "Windows"],
  [/Mac OS X|Macintosh/, "macOS"],
  [/CrOS/, "ChromeOS"],
  [/Linux|X11/, "Linux"],
];

export interface BrowserName {
  browser: string;
  system: string;
  phone: boolean;
}

/** What people call the program that names itself so; empty where nobody would know. */
export function browserOf(agent: string): BrowserName {
  const first = (names: readonly [RegExp, string][]) =>
    names.find(([pattern]) => pattern.test(agent))?.[1] ?? "";
  const system = first(SYSTEMS);
  return { browser: first(BROWSERS), system, phone: /iPhone|iPad|Android|Mobile/.test(agent) };
}
