import { htmlEscape } from "./encodings";
import { readJson } from "./json";
import { ToolError } from "./types";

export function jsonToXml(text: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element("root", readJson(text), 0)}`;
}

/** Attributes become "@name", text beside elements "#text", repeated elements a list. */
export function xmlToJson(text: string): string {
  const root = readXml(text).documentElement;
  return JSON.stringify({ [root.tagName]: valueOf(root) }, null, 2);
}

export function xmlFormat(text: string): string {
  readXml(text);
  const parts = text.replace(/>\s+</g, "><").match(/<[^>]+>|[^<]+/g) ?? [];
  let depth = 0;
  let result = "";
  parts.forEach((part, index) => {
    const closes = part.startsWith("</");
    const opens = /^<[^/!?]/.test(part) && !part.endsWith("/>");
    if (closes) depth--;
    const inline = !part.startsWith("<") || (closes && !parts[index - 1]?.endsWith(">"));
    result += inline || result === "" ? part.trim() : `\n${"  ".repeat(depth)}${part}`;
    // A closing tag right after its opening tag stays on the line.
    if (closes && isOpening(parts[index - 1])) result = result.replace(/\n\s*(<\/[^>]+>)$/, "$1");
    if (opens) depth++;
  });
  return result;
}

function isOpening(part: string | undefined): boolean {
  return part !== undefined && /^<[^/!?][^>]*[^/]>$|^<[^/!?]>$/.test(part);
}

function readXml(text: string): XMLDocument {
  const document = new DOMParser().parseFromString(text.trim(), "application/xml");
  const fault = document.querySelector("parsererror");
  if (fault || !(document.documentElement as Element | null)) {
    throw new ToolError("This is not well-formed XML.");
  }
  return document;
}

function valueOf(node: Element): unknown {
  const entries: [string, unknown][] = Array.from(node.attributes, ({ name, value }) => [
    `@${name}`,
    value,
  ]);
  const groups = Map.groupBy(Array.from(node.children), (child) => child.tagName);
  for (const [name, members] of groups) {
    const values = members.map(valueOf);
    entries.push([name, values.length === 1 ? values[0] : values]);
  }
  const text = Array.from(node.childNodes)
    .filter(
      (child) => child.nodeType === Node.TEXT_NODE || child.nodeType === Node.CDATA_SECTION_NODE,
    )
    .map((child) => child.textContent?.trim() ?? "")
    .join("");
  if (entries.length === 0) return text;
  if (text !== "") entries.push(["#text", text]);
  return Object.fromEntries(entries);
}

function element(name: string, value: unknown, depth: number): string {
  const pad = "  ".repeat(depth);
  const tag = name.replace(/[^\w.-]/g, "_").replace(/^(?=[^A-Za-z_])/, "_");
  if (Array.isArray(value)) {
    if (depth > 0) return value.map((item) => element(name, item, depth)).join("\n");
    return element(name, { item: value }, depth);
  }
  if (typeof value === "object" && value !== null) {
    const inner = Object.entries(value).map(([key, item]) => element(key, item, depth + 1));
    return inner.length === 0
      ? `${pad}<${tag}/>`
      : `${pad}<${tag}>\n${inner.join("\n")}\n${pad}</${tag}>`;
  }
  return value === null ? `${pad}<${tag}/>` : `${pad}<${tag}>${htmlEscape(String(value))}</${tag}>`;
}
