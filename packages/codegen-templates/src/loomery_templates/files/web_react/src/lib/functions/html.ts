/** Reads pages by the browser's own parser, which runs no script and loads nothing. */
import { type Block, type Inline, parseMarkdown } from "../markdown";
import { htmlEscape } from "./encodings";
import { type Row, ToolError, type ToolList } from "./types";

const BLOCKS =
  "P DIV H1 H2 H3 H4 H5 H6 LI TR SECTION ARTICLE HEADER FOOTER BLOCKQUOTE PRE UL OL TABLE BR HR".split(
    " ",
  );

/** Every character of the source that is not Markdown is escaped: the result is safe to show. */
export function markdownToHtml(text: string): string {
  return parseMarkdown(text).map(blockHtml).join("\n");
}

export function htmlToText(html: string): string {
  const page = parse(html);
  page.querySelectorAll("script, style, noscript, template").forEach((node) => {
    node.remove();
  });
  return textOf(page.body)
    .replace(/[ \t\u00a0]+/g, " ")
    .replace(/ ?\n ?/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

export function htmlToMarkdown(html: string): string {
  const page = parse(html);
  page.querySelectorAll("script, style, noscript, template").forEach((node) => {
    node.remove();
  });
  return markdownOf(page.body)
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

export function htmlLinks(html: string): ToolList {
  return rows(html, "a[href]", (link) => ({
    text: textIn(link),
    address: link.getAttribute("href") ?? "",
  }));
}

export function htmlImages(html: string): ToolList {
  return rows(html, "img", (image) => ({
    address: image.getAttribute("src") ?? "",
    description: image.getAttribute("alt"),
  }));
}

export function htmlHeadings(html: string): ToolList {
  return rows(html, "h1, h2, h3, h4, h5, h6", (heading) => ({
    level: Number(heading.tagName.slice(1)),
    text: textIn(heading),
  }));
}

/** The title and the meta elements of a page. */
export function htmlMeta(html: string): ToolList {
  const title = parse(html).querySelector("title");
  const metas = rows(html, "meta", (meta) => ({
    name:
      meta.getAttribute("name") ??
      meta.getAttribute("property") ??
      meta.getAttribute("http-equiv") ??
      "charset",
    content: meta.getAttribute("content") ?? meta.getAttribute("charset") ?? "",
  }));
  return title ? [{ name: "title", content: textIn(title) }, ...metas] : metas;
}

/** The texts of what a CSS selector finds. */
export function htmlSelect(html: string, selector: string): ToolList {
  try {
    return Array.from(parse(html).querySelectorAll(selector), textIn);
  } catch {
    throw new ToolError(`"${selector}" is not a CSS selector.`);
  }
}

function rows(html: string, selector: string, row: (element: Element) => Row): Row[] {
  return Array.from(parse(html).querySelectorAll(selector), row);
}

function parse(html: string): Document {
  return new DOMParser().parseFromString(html, "text/html");
}

function textIn(element: Element): string {
  return element.textContent.replace(/\s+/g, " ").trim();
}

function textOf(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return (node.textContent ?? "").replace(/\s+/g, " ");
  const inner = Array.from(node.childNodes, textOf).join("");
  const name = node.nodeName;
  if (name === "LI") return `\n- ${inner.trim()}\n`;
  if (name === "TD" || name === "TH") return `${inner}\t`;
  return BLOCKS.includes(name) ? `\n${inner}\n` : inner;
}

type Writer = (text: string, element: Element) => string;

const paragraph: Writer = (text) => `\n\n${text}\n\n`;
const strong: Writer = (text) => (text === "" ? "" : `**${text}**`);
const emphasis: Writer = (text) => (text === "" ? "" : `*${text}*`);

/** How each element is written in Markdown; others leave only what they hold. */
const WRITERS: Readonly<Record<string, Writer>> = {
  P: paragraph,
  DIV: paragraph,
  SECTION: paragraph,
  ARTICLE: paragraph,
  UL: paragraph,
  OL: paragraph,
  STRONG: strong,
  B: strong,
  EM: emphasis,
  I: emphasis,
  H1: (text) => `\n\n# ${text}\n\n`,
  H2: (text) => `\n\n## ${text}\n\n`,
  H3: (text) => `\n\n### ${text}\n\n`,
  H4: (text) => `\n\n#### ${text}\n\n`,
  H5: (text) => `\n\n##### ${text}\n\n`,
  H6: (text) => `\n\n###### ${text}\n\n`,
  LI: (text, element) => `\n${element.parentElement?.tagName === "OL" ? "1." : "-"} ${text}`,
  CODE: (text, element) => (element.parentElement?.tagName === "PRE" ? text : `\`${text}\``),
  PRE: (_text, element) => `\n\n\`\`\`\n${element.textContent.trimEnd()}\n\`\`\`\n\n`,
  BLOCKQUOTE: (text) => `\n\n${text.replace(/^/gm, "> ")}\n\n`,
  A: (text, element) => `[${text}](${element.getAttribute("href") ?? ""})`,
  IMG: (_text, element) =>
    `![${element.getAttribute("alt") ?? ""}](${element.getAttribute("src") ?? ""})`,
  BR: () => "  \n",
  HR: () => "\n\n---\n\n",
};

function markdownOf(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return (node.textContent ?? "").replace(/\s+/g, " ");
  const inner = Array.from(node.childNodes, markdownOf).join("");
  const write = node instanceof Element ? WRITERS[node.tagName] : undefined;
  return write ? write(inner.trim(), node as Element) : inner;
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case "heading":
      return `<h${String(block.level)}>${inlineHtml(block.text)}</h${String(block.level)}>`;
    case "paragraph":
      return `<p>${inlineHtml(block.text)}</p>`;
    case "quote":
      return `<blockquote>${inlineHtml(block.text)}</blockquote>`;
    case "code":
      return `<pre><code>${htmlEscape(block.text)}</code></pre>`;
    case "rule":
      return "<hr>";
    case "list": {
      const tag = block.ordered ? "ol" : "ul";
      const items = block.items.map((item) => `  <li>${inlineHtml(item)}</li>`);
      return `<${tag}>\n${items.join("\n")}\n</${tag}>`;
    }
  }
}

function inlineHtml(parts: readonly Inline[]): string {
  return parts.map(partHtml).join("");
}

function partHtml(part: Inline): string {
  switch (part.kind) {
    case "text":
      return htmlEscape(part.text);
    case "code":
      return `<code>${htmlEscape(part.text)}</code>`;
    case "strong":
      return `<strong>${inlineHtml(part.text)}</strong>`;
    case "emphasis":
      return `<em>${inlineHtml(part.text)}</em>`;
    case "strike":
      return `<s>${inlineHtml(part.text)}</s>`;
    case "break":
      return "<br>";
    case "link":
      return `<a href="${htmlEscape(part.href)}">${htmlEscape(part.text)}</a>`;
    case "image":
      return `<img src="${htmlEscape(part.href)}" alt="${htmlEscape(part.text)}">`;
  }
}
