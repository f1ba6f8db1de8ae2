import { htmlEscape } from "./encodings";
import { linesOf, type Row, ToolError, type ToolList } from "./types";

export function extractEmails(text: string): ToolList {
  return distinct(text.match(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g));
}

export function extractUrls(text: string): ToolList {
  return distinct(text.match(/https?:\/\/[^\s<>"')\]]+[^\s<>"')\].,;:!?]/g));
}

export function extractNumbers(text: string): ToolList {
  return (text.match(/[-+]?\d+(?:[.,]\d{3})*(?:\.\d+)?/g) ?? []).map((found) =>
    Number(found.replaceAll(",", "")),
  );
}

/** The head elements by which search engines and messengers show a page. */
export function metaTags(title: string, description: string, url: string): string {
  const [name, about, address] = [title, description, url].map(htmlEscape);
  const tags = [
    `<title>${name ?? ""}</title>`,
    `<meta name="description" content="${about ?? ""}">`,
    `<meta property="og:title" content="${name ?? ""}">`,
    `<meta property="og:description" content="${about ?? ""}">`,
    '<meta property="og:type" content="website">',
    '<meta name="twitter:card" content="summary">',
  ];
  if (address)
    tags.push(
      `<meta property="og:url" content="${address}">`,
      `<link rel="canonical" href="${address}">`,
    );
  return tags.join("\n");
}

/** A site map of the addresses, one per line. */
export function sitemapXml(text: string): string {
  const urls = linesOf(text)
    .map((line) => line.trim())
    .filter(Boolean);
  const entries = urls.map(
    (url) => `  <url>\n    <loc>${htmlEscape(readUrl(url).href)}</loc>\n  </url>`,
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...entries,
    "</urlset>",
  ].join("\n");
}

/** Paths that no search engine may visit, one per line, and the address of the site map. */
export function robotsTxt(paths: string, sitemap: string): string {
  const closed = linesOf(paths)
    .map((line) => line.trim())
    .filter(Boolean);
  const rules = closed.length === 0 ? ["Disallow:"] : closed.map((path) => `Disallow: ${path}`);
  return ["User-agent: *", ...rules, ...(sitemap === "" ? [] : ["", `Sitemap: ${sitemap}`])].join(
    "\n",
  );
}

export function parseUrl(text: string): ToolList {
  const url = readUrl(text);
  const parts = {
    scheme: url.protocol.slice(0, -1),
    host: url.hostname,
    port: url.port,
    path: url.pathname,
    fragment: url.hash.slice(1),
  };
  const named = Object.entries(parts).filter(([, value]) => value !== "");
  const query = Array.from(url.searchParams, ([name, value]) => [`query: ${name}`, value] as const);
  return [...named, ...query].map(([part, value]): Row => ({ part, value }));
}

const BROWSERS: readonly [string, RegExp][] = [
  ["Edge", /Edg\w*\/([\d.]+)/],
  ["Opera", /OPR\/([\d.]+)/],
  ["Firefox", /(?:Firefox|FxiOS)\/([\d.]+)/],
  ["Chrome", /(?:Chrome|CriOS)\/([\d.]+)/],
  ["Safari", /Version\/([\d.]+).*Safari/],
];
const SYSTEMS: readonly [string, RegExp][] = [
  ["Android", /Android ?([\d.]*)/],
  ["iOS", /(?:iPhone|iPad).*? OS ([\d_]+)/],
  ["Windows", /Windows NT ([\d.]+)/],
  ["macOS", /Mac OS X ([\d_.]+)/],
  ["Linux", /Linux()/],
];

export function parseUserAgent(text: string): ToolList {
  const kind = /bot|crawl|spider/i.test(text)
    ? "robot"
    : /iPad|Tablet/i.test(text)
      ? "tablet"
      : /Mobi|iPhone|Android/i.test(text)
        ? "phone"
        : "computer";
  return [
    { part: "browser", value: firstMatch(BROWSERS, text) },
    { part: "system", value: firstMatch(SYSTEMS, text) },
    { part: "device", value: kind },
  ];
}

/** How many lines of a log have each level. */
export function logSummary(text: string): ToolList {
  const counts = new Map<string, number>();
  for (const line of linesOf(text).filter((one) => one.trim() !== "")) {
    const level =
      /\b(TRACE|DEBUG|INFO|NOTICE|WARN(?:ING)?|ERROR|CRITICAL|FATAL)\b/i
        .exec(line)?.[1]
        ?.toUpperCase() ?? "OTHER";
    const name = level === "WARN" ? "WARNING" : level;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts]
    .toSorted((a, b) => b[1] - a[1])
    .map(([level, lines]): Row => ({ level, lines }));
}

function firstMatch(known: readonly [string, RegExp][], text: string): string {
  for (const [name, pattern] of known) {
    const match = pattern.exec(text);
    if (match) return `${name} ${(match[1] ?? "").replaceAll("_", ".")}`.trim();
  }
  return "unknown";
}

function readUrl(text: string): URL {
  const trimmed = text.trim();
  const address = /^[a-z][a-z0-9+.-]*:/i.test(trimmed) ? trimmed : `https://${trimmed}`;
  if (!URL.canParse(address)) throw new ToolError(`"${trimmed}" is not an address.`);
  return new URL(address);
}

function distinct(found: RegExpMatchArray | null): string[] {
  return [...new Set(found ?? [])];
}
