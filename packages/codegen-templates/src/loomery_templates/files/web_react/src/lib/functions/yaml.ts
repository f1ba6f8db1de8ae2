/** The everyday part of YAML: maps, lists, plain and quoted values, literal blocks, comments. */
import { readJson } from "./json";
import { ToolError } from "./types";

export function jsonToYaml(text: string): string {
  return writeYaml(readJson(text), 0).replace(/^\n/, "");
}

export function yamlToJson(text: string): string {
  const lines = text
    .split(/\r?\n/)
    .filter((line) => !/^\s*(#.*)?$/.test(line) && !/^(---|\.\.\.)\s*$/.test(line))
    .map((line) => ({ indent: line.length - line.trimStart().length, text: line.trim() }));
  if (lines.some((line) => line.text.includes("\t")))
    throw new ToolError("YAML is indented by spaces.");
  const reader = new Reader(lines);
  const value = reader.read(0);
  if (!reader.done) throw new ToolError(`Line "${reader.line}" does not fit.`);
  return JSON.stringify(value, null, 2);
}

interface Line {
  indent: number;
  text: string;
}

class Reader {
  private at = 0;
  private readonly lines: Line[];

  constructor(lines: Line[]) {
    this.lines = lines;
  }

  get done(): boolean {
    return this.at >= this.lines.length;
  }

  get line(): string {
    return this.lines[this.at]?.text ?? "";
  }

  /** The value that starts at the current line and is indented at least so far. */
  read(indent: number): unknown {
    const first = this.lines[this.at];
    if (!first || first.indent < indent) return null;
    if (/^-(\s|$)/.test(first.text)) return this.readList(first.indent);
    if (splitPair(first.text)) return this.readMap(first.indent);
    this.at++;
    return scalar(first.text);
  }

  private readList(indent: number): unknown[] {
    const items: unknown[] = [];
    for (let line = this.lines[this.at]; line; line = this.lines[this.at]) {
      if (line.indent !== indent || !/^-(\s|$)/.test(line.text)) break;
      const rest = line.text.slice(1).trimStart();
      if (rest === "") {
        this.at++;
        items.push(this.read(indent + 1));
      } else {
        // What follows the dash is read as if it stood on a line of its own.
        const inner = indent + line.text.length - rest.length;
        this.lines[this.at] = { indent: inner, text: rest };
        items.push(this.read(inner));
      }
    }
    return items;
  }

  private readMap(indent: number): Record<string, unknown> {
    const entries: [string, unknown][] = [];
    for (let line = this.lines[this.at]; line; line = this.lines[this.at]) {
      const pair = line.indent === indent ? splitPair(line.text) : undefined;
      if (!pair) break;
      this.at++;
      entries.push([pair[0], this.readValue(pair[1], indent)]);
    }
    return Object.fromEntries(entries);
  }

  private readValue(text: string, indent: number): unknown {
    if (/^[|>][+-]?$/.test(text)) {
      const start = this.at;
      while ((this.lines[this.at]?.indent ?? -1) > indent) this.at++;
      const block = this.lines.slice(start, this.at).map((line) => line.text);
      return block.join(text.startsWith("|") ? "\n" : " ");
    }
    if (text !== "") return scalar(text);
    const next = this.lines[this.at];
    const listHere = next?.indent === indent && /^-(\s|$)/.test(next.text);
    return listHere ? this.readList(indent) : this.read(indent + 1);
  }
}

function splitPair(text: string): [string, string] | undefined {
  const match = /^("(?:[^"\\]|\\.)*"|'[^']*'|[^\s"'[{][^:]*?)\s*:(?:\s+(.*))?$/.exec(text);
  return match?.[1] === undefined ? undefined : [String(scalar(match[1])), match[2] ?? ""];
}

function scalar(source: string): unknown {
  const text = source.replace(/\s+#.*$/, "");
  if (/^(~|null)?$/i.test(text)) return null;
  if (/^(true|false)$/i.test(text)) return text.toLowerCase() === "true";
  if (/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text)) return Number(text);
  if (text.startsWith("'")) return text.slice(1, -1).replaceAll("''", "'");
  if (/^["[{]/.test(text)) return flow(text);
  return text;
}

function flow(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    const list = /^\[(.*)\]$/.exec(text);
    if (list) return (list[1] ?? "").split(",").map((item) => scalar(item.trim()));
    throw new ToolError(`"${text}" cannot be read.`);
  }
}

function writeYaml(value: unknown, depth: number): string {
  const pad = "  ".repeat(depth);
  if (Array.isArray(value)) {
    if (value.length === 0) return "[]";
    return value.map((item: unknown) => `\n${pad}-${under(item, depth + 1)}`).join("");
  }
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value);
    if (entries.length === 0) return "{}";
    return entries
      .map(([name, item]) => `\n${pad}${writeScalar(name)}:${under(item, depth + 1)}`)
      .join("");
  }
  return writeScalar(value);
}

function under(item: unknown, depth: number): string {
  const written = writeYaml(item, depth);
  return written.startsWith("\n") ? written : ` ${written}`;
}

function writeScalar(value: unknown): string {
  if (typeof value !== "string") return JSON.stringify(value);
  const plain = /^[\p{L}_][\p{L}\p{N} _./-]*$/u.test(value) && typeof scalar(value) === "string";
  return plain && value === value.trim() ? value : JSON.stringify(value);
}
