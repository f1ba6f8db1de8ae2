export type Inline =
  | { kind: "text" | "code"; text: string }
  | { kind: "strong" | "emphasis" | "strike"; text: readonly Inline[] }
  | { kind: "link" | "image"; text: string; href: string }
  | { kind: "break" };

export type Block =
  | { kind: "heading"; level: number; text: readonly Inline[] }
  | { kind: "paragraph" | "quote"; text: readonly Inline[] }
  | { kind: "code"; text: string }
  | { kind: "list"; ordered: boolean; items: readonly (readonly Inline[])[] }
  | { kind: "rule" };

const LIST_ITEM = /^\s*(?:[-*+]|(\d+)[.)])\s+(.*)$/;
const SPECIAL = /^(#{1,6}\s|>|```|\s*(?:[-*+]|\d+[.)])\s+|(?:-{3,}|\*{3,}|_{3,})\s*$)/;

/** Reads the everyday part of Markdown: headings, lists, quotes, code, rules, emphasis, links. */
export function parseMarkdown(source: string): Block[] {
  const lines = source.replaceAll("\r\n", "\n").split("\n");
  const blocks: Block[] = [];
  let at = 0;

  function takeWhile(test: (line: string) => boolean): string[] {
    const start = at;
    while (at < lines.length && test(lines[at] ?? "")) at++;
    return lines.slice(start, at);
  }

  while (at < lines.length) {
    const line = lines[at] ?? "";
    const heading = /^(#{1,6})\s+(.*?)\s*#*$/.exec(line);
    if (line.trim() === "") {
      at++;
    } else if (line.startsWith("```")) {
      at++;
      blocks.push({ kind: "code", text: takeWhile((one) => !one.startsWith("```")).join("\n") });
      at++;
    } else if (heading) {
      at++;
      blocks.push({
        kind: "heading",
        level: heading[1]?.length ?? 1,
        text: parseInline(heading[2] ?? ""),
      });
    } else if (/^(-{3,}|\*{3,}|_{3,})\s*$/.test(line)) {
      at++;
      blocks.push({ kind: "rule" });
    } else if (line.startsWith(">")) {
      const quoted = takeWhile((one) => one.startsWith(">"));
      blocks.push({
        kind: "quote",
        text: parseInline(quoted.map((one) => one.replace(/^>\s?/, "")).join("\n")),
      });
    } else if (LIST_ITEM.test(line)) {
      const items = takeWhile((one) => LIST_ITEM.test(one));
      blocks.push({
        kind: "list",
        ordered: /^\s*\d/.test(line),
        items: items.map((one) => parseInline(LIST_ITEM.exec(one)?.[2] ?? "")),
      });
    } else {
      at++;
      const rest = takeWhile((one) => one.trim() !== "" && !SPECIAL.test(one));
      blocks.push({ kind: "paragraph", text: parseInline([line, ...rest].join("\n")) });
    }
  }
  return blocks;
}

const INLINE =
  /`([^`]+)`|!\[([^\]]*)\]\(([^)\s]+)\)|\[([^\]]+)\]\(([^)\s]+)\)|\*\*(.+?)\*\*|__(.+?)__|~~(.+?)~~|\*([^*\n]+?)\*|\b_([^_\n]+?)_\b|( {2}\n)/;

/** The parts of one text: plain, code, emphasis, links. */
export function parseInline(source: string): Inline[] {
  const parts: Inline[] = [];
  let rest = source;
  for (let match = INLINE.exec(rest); match; match = INLINE.exec(rest)) {
    if (match.index > 0) parts.push({ kind: "text", text: rest.slice(0, match.index) });
    parts.push(partOf(match));
    rest = rest.slice(match.index + match[0].length);
  }
  if (rest !== "") parts.push({ kind: "text", text: rest });
  return parts;
}

function partOf(match: RegExpExecArray): Inline {
  const [whole, code, alt, source, label, target, bold, bolder, struck, slanted, slanting] = match;
  const strong = bold ?? bolder;
  const emphasis = slanted ?? slanting;
  if (code !== undefined) return { kind: "code", text: code };
  if (source !== undefined)
    return linkOrText("image", alt === "" ? source : (alt ?? source), source);
  if (label !== undefined) return linkOrText("link", label, target ?? "");
  if (strong !== undefined) return { kind: "strong", text: parseInline(strong) };
  if (struck !== undefined) return { kind: "strike", text: parseInline(struck) };
  if (emphasis !== undefined) return { kind: "emphasis", text: parseInline(emphasis) };
  return whole.endsWith("\n") ? { kind: "break" } : { kind: "text", text: whole };
}

/** Only addresses that cannot run anything become links. */
function linkOrText(kind: "link" | "image", text: string, href: string): Inline {
  const safe = /^(https?:\/\/|mailto:|tel:|\/(?!\/)|#)/i.test(href);
  return safe ? { kind, text, href } : { kind: "text", text };
}
