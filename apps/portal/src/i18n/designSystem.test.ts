import { globSync, readFileSync } from "node:fs";

import ts from "typescript";
import { expect, test } from "vitest";

import { wording } from "../lib/wording";
import { chooseLanguage, startLanguages } from ".";

/** Properties whose text a person reads or hears. */
const SAID =
  /^(aria-(label|description|valuetext|roledescription)|alt|title|label|placeholder|message|description|hint|error|text|confirmLabel|submitLabel|caption)$/;
/** A word as people write it, not a class, a key of the keyboard or an identifier. */
const SENTENCE = /^[A-Z(]?[a-z]+[ .,?!:…]|^[A-Z][a-z]+[.?!…]?$/;
const NOT_SAID =
  /^(Enter|Escape|Backspace|Home|End|Arrow\w+|Tab|mailto:|tel:|noreferrer nofollow)$/;
const LETTERS = /\p{L}{2,}/u;

function textOf(node: ts.Node): string | undefined {
  if (ts.isJsxText(node) || ts.isStringLiteralLike(node)) return node.text;
  if (ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node))
    return node.text;
  return undefined;
}

/** The property or variable that a text is the value of, through conditions and templates. */
function ownerOf(node: ts.Node): string {
  let at = node.parent;
  while (
    ts.isConditionalExpression(at) ||
    ts.isParenthesizedExpression(at) ||
    ts.isTemplateSpan(at) ||
    ts.isTemplateExpression(at) ||
    ts.isJsxExpression(at) ||
    (ts.isBinaryExpression(at) && at.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken)
  ) {
    at = at.parent;
  }
  if (ts.isJsxElement(at) || ts.isJsxFragment(at)) return "label";
  if (ts.isJsxAttribute(at) || ts.isPropertyAssignment(at) || ts.isBindingElement(at)) {
    return at.name.getText();
  }
  return "";
}

/** Whether it is a class or a measure of the style sheet. */
function isLook(node: ts.Node): boolean {
  for (let at = node.parent; !ts.isSourceFile(at); at = at.parent) {
    if (ts.isCallExpression(at) && at.expression.getText() === "cx") return true;
    if (ts.isJsxAttribute(at)) return /^(className|style|d)$/.test(at.name.getText());
    if (ts.isVariableDeclaration(at)) return /^[A-Z_]+$/.test(at.name.getText());
  }
  return false;
}

function isSaid(node: ts.Node, text: string): boolean {
  if (ts.isLiteralTypeNode(node.parent) || ts.isImportDeclaration(node.parent)) return false;
  if (ts.isJsxText(node)) return LETTERS.test(text);
  const owner = ownerOf(node);
  if (isLook(node) || NOT_SAID.test(text)) return false;
  return (SAID.test(owner) && LETTERS.test(text)) || SENTENCE.test(text);
}

/** Words of a source that would stay English wherever it is used. */
function fixedWords(name: string, source: string): string[] {
  const file = ts.createSourceFile(name, source, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node) => {
    const text = textOf(node)?.trim();
    if (text !== undefined && isSaid(node, text)) {
      const { line } = file.getLineAndCharacterOfPosition(node.getStart());
      found.push(`${name}:${String(line + 1)} ${text}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

test("components of the design system say nothing that a host cannot put into its own language", () => {
  const sources = globSync([
    "src/ui/**/*.{ts,tsx}",
    "src/frame/**/*.{ts,tsx}",
    "src/lib/*.{ts,tsx}",
  ]).filter((path) => !path.includes(".test.") && !path.endsWith("lib/wording.ts"));
  expect(sources.length).toBeGreaterThan(80);
  expect(sources.flatMap((path) => fixedWords(path, readFileSync(path, "utf8")))).toEqual([]);
  // A hundred files are parsed: on a machine with much to do that takes its time.
}, 120_000);

test.each([
  "<b>Nothing here</b>",
  '<i aria-label="none" />',
  "<i aria-label={`Move ${title}`} />",
  '<i title={copied ? "Copied" : title} />',
  'function Part({ label = "Copy" }) {}',
  'const rule = { message: "This is not valid JSON." };',
  'toast.error(known ?? "Something went wrong.");',
])("a fixed word is found in %s", (source) => {
  expect(fixedWords("part.tsx", source)).toHaveLength(1);
});

test("the words of the design system change with the language of the page", async () => {
  await startLanguages();
  expect(wording().close).toBe("Close");
  await chooseLanguage("de");
  expect([wording().close, wording().rules.atLeast(3)]).toEqual([
    "Schließen",
    "Bitte geben Sie 3 oder mehr ein.",
  ]);
  await chooseLanguage("en");
  expect(wording().close).toBe("Close");
});
