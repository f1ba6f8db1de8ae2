import type { Extension } from "@codemirror/state";

type Load = () => Promise<Extension>;

const script = (options: { jsx?: boolean; typescript?: boolean }): Load => {
  return async () => (await import("@codemirror/lang-javascript")).javascript(options);
};
const html: Load = async () => (await import("@codemirror/lang-html")).html();
const json: Load = async () => (await import("@codemirror/lang-json")).json();

const LANGUAGES: Record<string, Load> = {
  js: script({ jsx: true }),
  jsx: script({ jsx: true }),
  mjs: script({}),
  cjs: script({}),
  ts: script({ typescript: true }),
  mts: script({ typescript: true }),
  tsx: script({ typescript: true, jsx: true }),
  py: async () => (await import("@codemirror/lang-python")).python(),
  css: async () => (await import("@codemirror/lang-css")).css(),
  html,
  svg: html,
  xml: html,
  vue: html,
  svelte: html,
  json,
  webmanifest: json,
  md: async () => (await import("@codemirror/lang-markdown")).markdown(),
};

/** The language of a file by its name, loaded when it is needed; null where it stays plain. */
export async function languageOf(path: string): Promise<Extension | null> {
  const ending = /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase() ?? "";
  return (await LANGUAGES[ending]?.()) ?? null;
}
