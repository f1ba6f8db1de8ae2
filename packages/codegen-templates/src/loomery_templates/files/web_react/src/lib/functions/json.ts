import { tableFrom } from "./csv";
import { ToolError, type ToolList } from "./types";

export function jsonFormat(text: string, indent = 2): string {
  return JSON.stringify(readJson(text), null, Math.min(8, Math.max(0, indent)));
}

export function jsonMinify(text: string): string {
  return JSON.stringify(readJson(text));
}

/** "Valid JSON", or what is wrong with it. */
export function jsonValidate(text: string): string {
  try {
    readJson(text);
    return "Valid JSON";
  } catch (error) {
    return error instanceof ToolError ? error.message : "This is not JSON.";
  }
}

/** What a path such as `orders[0].lines[*].price` leads to. */
export function jsonQuery(text: string, path: string): string {
  const steps = path.replace(/^\$\.?/, "").match(/[^.[\]]+/g) ?? [];
  let found: unknown[] = [readJson(text)];
  let many = false;
  for (const step of steps) {
    const name = step.replace(/^["']|["']$/g, "");
    many ||= name === "*";
    found = found.flatMap((value) => stepInto(value, name));
  }
  if (found.length === 0) throw new ToolError("The path leads nowhere.");
  return JSON.stringify(many ? found : found[0], null, 2);
}

export function jsonToTable(text: string): ToolList {
  return tableFrom(readJson(text));
}

/** KEY=value lines, as of a .env file, as one object. */
export function envToJson(text: string): string {
  const entries = text
    .split(/\r?\n/)
    .map((line) => /^\s*(?:export\s+)?([A-Za-z_][\w.]*)\s*=\s*(.*?)\s*$/.exec(line))
    .filter((match) => match !== null)
    .map(([, name = "", value = ""]) => [name, value.replace(/^(["'])(.*)\1$/, "$2")]);
  return JSON.stringify(Object.fromEntries(entries), null, 2);
}

/** Replaces `{{name}}` by the values of an object; what the object lacks stays. */
export function fillTemplate(template: string, data: string): string {
  const values = readJson(data === "" ? "{}" : data);
  return template.replace(/\{\{\s*([\w.]+)\s*\}\}/g, (whole, path: string) => {
    const found = path
      .split(".")
      .reduce<unknown[]>((now, step) => now.flatMap((value) => stepInto(value, step)), [values])[0];
    if (found === undefined) return whole;
    return typeof found === "string" ? found : JSON.stringify(found);
  });
}

export function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new ToolError(`Not valid JSON: ${error instanceof Error ? error.message : ""}`);
  }
}

function stepInto(value: unknown, name: string): unknown[] {
  if (typeof value !== "object" || value === null) return [];
  if (name === "*") return Object.values(value);
  const own = Object.getOwnPropertyDescriptor(value, name);
  return own === undefined ? [] : [own.value];
}
