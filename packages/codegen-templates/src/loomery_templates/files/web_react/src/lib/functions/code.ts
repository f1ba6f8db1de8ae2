import { ToolError } from "./types";

const CSS_TOKEN = /\/\*[\s\S]*?\*\/|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[{};]|[^{};"'/]+|\//g;

/** Without comments and needless space. Strings stay as they are. */
export function cssMinify(css: string): string {
  const tokens = (css.match(CSS_TOKEN) ?? []).filter((token) => !token.startsWith("/*"));
  return tokens
    .map((token) => (/^["']/.test(token) ? token : packDeclaration(token)))
    .reduce((packed, token) => {
      if (/^[{};]$/.test(token)) return packed.trimEnd() + token;
      return packed + (/[{};]$/.test(packed) ? token.trimStart() : token);
    }, "")
    .replace(/;}/g, "}")
    .trim();
}

function packDeclaration(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/\s*([,>])\s*/g, "$1")
    .replace(/:\s+/g, ":");
}

export function cssFormat(css: string): string {
  let depth = 0;
  let result = "";
  for (const token of css.match(CSS_TOKEN) ?? []) {
    const text = /^["']|^\/\*/.test(token) ? token : token.replace(/\s+/g, " ");
    if (token === "}") depth = Math.max(0, depth - 1);
    const startsLine = result === "" || result.endsWith("\n");
    const shown = startsLine ? text.trimStart() : text;
    if (shown === "") continue;
    if (token === "{") result = `${result.trimEnd()} {\n`;
    else if (token === "}")
      result = `${result.trimEnd()}\n${"  ".repeat(depth)}}\n${depth === 0 ? "\n" : ""}`;
    else if (token === ";") result = `${result.trimEnd()};\n`;
    else
      result +=
        (startsLine ? "  ".repeat(depth) : "") +
        declaration(shown, depth) +
        (token.startsWith("/*") ? "\n" : "");
    if (token === "{") depth++;
  }
  return result.trim();
}

function declaration(text: string, depth: number): string {
  return depth > 0 ? text.replace(/^([\w-]+)\s*:\s*/, "$1: ") : text.replace(/\s*,\s*/g, ",\n");
}

/** Without comments, blank lines and indentation. Line ends stay, so that no statement changes. */
export function jsMinify(code: string): string {
  return scanJs(code)
    .map((part) => (part.kind === "code" ? packJs(part.text) : part.text))
    .join("")
    .trim();
}

function packJs(code: string): string {
  return code
    .replace(/[ \t\r]+/g, " ")
    .replace(/ ?\n\s*/g, "\n")
    .replace(/ ?([{}();,]) ?/g, "$1");
}

interface JsPart {
  kind: "code" | "string";
  text: string;
}

const JS_PART =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\[\s\S])*`/g;
const REGEX_LITERAL =
  /(^|[=(,:[!&|?{};\n]|\breturn)\s*\/(?![*/])(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/g;

/** Code and strings apart, comments left out. Regular expressions count as strings. */
function scanJs(code: string): JsPart[] {
  const parts: JsPart[] = [];
  let text = "";
  let end = 0;
  for (const match of code.matchAll(new RegExp(`${JS_PART.source}|${REGEX_LITERAL.source}`, "g"))) {
    text += code.slice(end, match.index);
    end = match.index + match[0].length;
    if (/^\/[/*]/.test(match[0])) {
      text += match[0].includes("\n") ? "\n" : " ";
    } else {
      parts.push({ kind: "code", text }, { kind: "string", text: match[0] });
      text = "";
    }
  }
  return [...parts, { kind: "code", text: text + code.slice(end) }];
}

const HTML_PART = /<!--[\s\S]*?-->|<(pre|textarea|script|style)\b[\s\S]*?<\/\1\s*>|<[^>]+>|[^<]+/gi;
const VOID = /^<(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr|!)/i;
const INLINE =
  /^<\/?(?:a|abbr|b|br|button|cite|code|em|i|img|input|kbd|label|mark|q|s|select|small|span|strong|sub|sup|time|u)\b/i;

/** Without comments and with single spaces; pre, textarea, script and style stay as they are. */
export function htmlMinify(html: string): string {
  return partsOf(html)
    .filter((part) => !part.startsWith("<!--"))
    .map((part) => (isWhole(part) ? part : part.replace(/\s+/g, " ")))
    .join("")
    .replace(/>\s+<(?!\/?(?:a|b|i|em|strong|span|code|img|button|input|label)\b)/g, "><")
    .trim();
}

/** A block per line, indented by depth; text and inline elements stay on the line. */
export function htmlFormat(html: string): string {
  const lines: string[] = [];
  let depth = 0;
  let line = "";
  function endLine() {
    if (line.trim() !== "") lines.push("  ".repeat(depth) + line.trim());
    line = "";
  }
  for (const part of partsOf(html)) {
    if (!part.startsWith("<") || INLINE.test(part)) {
      line += part.replace(/\s+/g, " ");
      continue;
    }
    const closes = part.startsWith("</");
    const opens = !closes && !VOID.test(part) && !part.endsWith("/>") && !isWhole(part);
    endLine();
    if (closes) depth = Math.max(0, depth - 1);
    lines.push("  ".repeat(depth) + part);
    if (opens) depth++;
  }
  endLine();
  return joinLeaves(lines).join("\n");
}

/** `<p>`, `text`, `</p>` on three lines become one when they are short. */
function joinLeaves(lines: readonly string[]): string[] {
  const result: string[] = [];
  for (const line of lines) {
    const [open, text] = [result.at(-2), result.at(-1)];
    const name = /^\s*<\/([\w-]+)/.exec(line)?.[1];
    const fits =
      open !== undefined && text !== undefined && open.length + text.length + line.length < 100;
    if (
      fits &&
      name &&
      new RegExp(`^\\s*<${name}[\\s>]`).test(open) &&
      !/^\s*<(?!\/?\w+[^>]*>.*\S)/.test(text)
    ) {
      result.splice(-2, 2, open + text.trim() + line.trim());
    } else result.push(line);
  }
  return result;
}

function partsOf(html: string): string[] {
  if (html.length > 2_000_000) throw new ToolError("That is too long.");
  return html.match(HTML_PART) ?? [];
}

function isWhole(part: string): boolean {
  return /^<(?:pre|textarea|script|style)\b/i.test(part);
}
