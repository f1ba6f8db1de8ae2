import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

/** A colour of the light theme and one of the dark; both can be read on a surface. */
const both = (light: string, dark: string) => `light-dark(${light}, ${dark})`;

const tokens = HighlightStyle.define([
  {
    tag: [tags.keyword, tags.modifier, tags.controlKeyword, tags.operatorKeyword],
    color: both("#7c2fb8", "#d2a8ff"),
  },
  { tag: [tags.string, tags.special(tags.string), tags.regexp], color: both("#0b6b45", "#8fe3b4") },
  { tag: [tags.number, tags.bool, tags.null, tags.atom], color: both("#a33a00", "#ffb27a") },
  { tag: [tags.comment, tags.meta], color: both("#5c6270", "#9aa3b8"), fontStyle: "italic" },
  {
    tag: [tags.function(tags.variableName), tags.function(tags.propertyName), tags.labelName],
    color: both("#1d4fc4", "#8ab8ff"),
  },
  {
    tag: [tags.typeName, tags.className, tags.namespace, tags.tagName],
    color: both("#0a6478", "#7adcf0"),
  },
  { tag: [tags.propertyName, tags.attributeName], color: both("#8a3b12", "#f0c39a") },
  { tag: tags.heading, fontWeight: "bold", color: both("#7c2fb8", "#d2a8ff") },
  { tag: tags.link, textDecoration: "underline" },
  { tag: tags.emphasis, fontStyle: "italic" },
  { tag: tags.strong, fontWeight: "bold" },
]);

/** How code looks; colours follow the theme of the page. */
export const look = [
  syntaxHighlighting(tokens),
  EditorView.theme({
    "&": { color: "var(--color-text)", fontSize: "0.8125rem", maxHeight: "72vh" },
    "&.cm-focused": { outline: "2px solid var(--color-ring)", outlineOffset: "-2px" },
    ".cm-scroller": { fontFamily: "var(--font-mono, ui-monospace, monospace)", lineHeight: "1.6" },
    ".cm-content": { padding: "0.75rem 0" },
    ".cm-line": { padding: "0 1rem 0 0.75rem" },
    ".cm-gutters": {
      backgroundColor: "var(--color-surface)",
      color: "var(--color-muted)",
      border: "none",
      borderInlineEnd: "1px solid var(--color-border)",
    },
    ".cm-lineNumbers .cm-gutterElement": { minWidth: "3rem", cursor: "pointer" },
    ".cm-asked": {
      backgroundColor: "var(--color-warning-soft)",
      boxShadow: "inset 3px 0 var(--color-warning)",
    },
    ".cm-panels": {
      backgroundColor: "var(--color-sunken)",
      color: "var(--color-text)",
      borderColor: "var(--color-border)",
    },
    ".cm-textfield": {
      backgroundColor: "var(--color-surface)",
      border: "1px solid var(--color-control)",
      borderRadius: "0.375rem",
    },
    ".cm-button": {
      backgroundImage: "none",
      backgroundColor: "var(--color-surface)",
      border: "1px solid var(--color-control)",
      borderRadius: "0.375rem",
    },
    "& .cm-selectionMatch, & .cm-searchMatch": {
      backgroundColor: both("#ffe08a", "#5b4b12"),
    },
    "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground":
      { backgroundColor: both("#cdd6ff", "#333a6b") },
  }),
];
