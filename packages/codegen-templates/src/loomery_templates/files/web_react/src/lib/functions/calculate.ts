/** A calculator: numbers, + - * / % ^, parentheses, pi and e, and a few functions. Nothing is ever run as code. */
import { ToolError } from "./types";

const FUNCTIONS: Readonly<Record<string, (value: number) => number>> = {
  sqrt: Math.sqrt,
  abs: Math.abs,
  round: Math.round,
  floor: Math.floor,
  ceil: Math.ceil,
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  asin: Math.asin,
  acos: Math.acos,
  atan: Math.atan,
  ln: Math.log,
  log: Math.log10,
  exp: Math.exp,
};
const CONSTANTS: Readonly<Record<string, number>> = { pi: Math.PI, e: Math.E };

export function calculate(text: string): number {
  const source = text
    .replaceAll("×", "*")
    .replaceAll("÷", "/")
    .replaceAll("−", "-")
    .replaceAll("**", "^");
  const tokens = source.match(/\d+\.?\d*(?:e[-+]?\d+)?|\.\d+|[a-z]+|\S/gi) ?? [];
  const parser = new Parser(tokens);
  const value = parser.sum();
  if (parser.peek !== undefined) throw new ToolError(`"${parser.peek}" does not fit there.`);
  if (!Number.isFinite(value)) throw new ToolError("This has no result.");
  return value;
}

class Parser {
  private at = 0;
  private readonly tokens: readonly string[];

  constructor(tokens: readonly string[]) {
    this.tokens = tokens;
  }

  get peek(): string | undefined {
    return this.tokens[this.at];
  }

  sum(): number {
    let value = this.product();
    while (this.peek === "+" || this.peek === "-") {
      value = this.take() === "+" ? value + this.product() : value - this.product();
    }
    return value;
  }

  private product(): number {
    let value = this.signed();
    while (this.peek === "*" || this.peek === "/" || this.peek === "%") {
      const sign = this.take();
      const right = this.signed();
      if (sign === "*") value *= right;
      else value = sign === "/" ? value / right : value % right;
    }
    return value;
  }

  private signed(): number {
    if (this.peek === "-") {
      this.take();
      return -this.signed();
    }
    if (this.peek === "+") this.take();
    return this.power();
  }

  private power(): number {
    const base = this.atom();
    if (this.peek !== "^") return base;
    this.take();
    return base ** this.signed();
  }

  private atom(): number {
    const token = this.take();
    if (token === "(") return this.closed();
    if (/^[\d.]/.test(token)) return Number(token);
    const name = token.toLowerCase();
    if (Object.hasOwn(CONSTANTS, name)) return CONSTANTS[name] ?? 0;
    const named = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
    if (named && this.take() === "(") return named(this.closed());
    throw new ToolError(`"${token}" cannot be read.`);
  }

  private closed(): number {
    const value = this.sum();
    if (this.peek !== ")") throw new ToolError("A parenthesis is not closed.");
    this.take();
    return value;
  }

  private take(): string {
    const token = this.tokens[this.at++];
    if (token === undefined) throw new ToolError("Something is missing at the end.");
    return token;
  }
}
