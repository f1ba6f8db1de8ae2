import { search, searchKeymap } from "@codemirror/search";
import { Compartment, EditorState } from "@codemirror/state";
import { Decoration, drawSelection, EditorView, keymap, lineNumbers } from "@codemirror/view";
import { useEffect, useRef } from "react";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";

import { languageOf } from "./languages";
import { look } from "./look";

export interface CodeTextProps {
  path: string;
  text: string;
  /** The line to show and mark; 0: none. */
  line: number;
  onLine: (line: number) => void;
}

/** Code to read: highlighted, numbered, searched with Ctrl+F. Pressing a number makes it part of the address. */
export function CodeText({ path, text, line, onLine }: CodeTextProps) {
  const { t } = useTranslation("app");
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const pressed = useRef(onLine);
  const asked = useRef(new Compartment());
  useEffect(() => {
    pressed.current = onLine;
  });
  useEffect(() => {
    const host = place.current;
    if (!host) return;
    // The pages' policy allows no <style> from scripts; below a shadow root the editor has its styles without one.
    const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
    const language = new Compartment();
    const made = new EditorView({
      root,
      parent: root,
      state: EditorState.create({
        doc: text,
        extensions: [
          EditorState.readOnly.of(true),
          EditorView.editable.of(false),
          EditorView.contentAttributes.of({
            tabindex: "0",
            "aria-label": t("code.textOf", { path }),
            "aria-readonly": "true",
          }),
          EditorState.phrases.of(searchWords(t)),
          lineNumbers({
            domEventHandlers: {
              mousedown(editor, block) {
                pressed.current(editor.state.doc.lineAt(block.from).number);
                return true;
              },
            },
          }),
          drawSelection(),
          search({ top: true }),
          keymap.of(searchKeymap),
          look,
          language.of([]),
          asked.current.of([]),
        ],
      }),
    });
    view.current = made;
    let gone = false;
    void languageOf(path).then((found) => {
      if (found && !gone) made.dispatch({ effects: language.reconfigure(found) });
    });
    return () => {
      gone = true;
      made.destroy();
      view.current = null;
    };
  }, [path, text, t]);
  useEffect(() => {
    const made = view.current;
    if (!made) return;
    const shown = line > 0 && line <= made.state.doc.lines ? made.state.doc.line(line) : null;
    const mark = Decoration.line({ class: "cm-asked", attributes: { "aria-current": "location" } });
    made.dispatch({
      effects: [
        asked.current.reconfigure(
          shown ? EditorView.decorations.of(Decoration.set([mark.range(shown.from)])) : [],
        ),
        ...(shown ? [EditorView.scrollIntoView(shown.from, { y: "center" })] : []),
      ],
    });
  }, [line, path, text, t]);
  return <div ref={place} />;
}

/** What the search panel says, by what it says in English. */
function searchWords(t: TFunction<"app">): Record<string, string> {
  return {
    Find: t("code.search.find"),
    next: t("code.search.next"),
    previous: t("code.search.previous"),
    all: t("code.search.all"),
    "match case": t("code.search.case"),
    "by word": t("code.search.word"),
    regexp: t("code.search.pattern"),
    close: t("code.search.close"),
  };
}
