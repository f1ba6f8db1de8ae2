import i18next from "i18next";
import { initReactI18next } from "react-i18next";

import { setWording, type Wording } from "../lib/wording";
import * as english from "./en";

/** The languages of the portal; a new one is a folder with the same files and a line here. */
export const LANGUAGES = [
  { code: "en", name: "English" },
  { code: "de", name: "Deutsch" },
] as const;
export type Language = (typeof LANGUAGES)[number]["code"];

const RIGHT_TO_LEFT = new Set(["ar", "fa", "he", "ur"]);
const STORED = "language";

function preferred(): Language {
  const wanted = [localStorage.getItem(STORED), ...navigator.languages];
  const found = wanted
    .map((tag) => tag?.slice(0, 2))
    .find((tag) => LANGUAGES.some((one) => one.code === tag));
  return (found ?? "en") as Language;
}

/** What the design system says by itself, of the languages that have been loaded; English is its own. */
const systemWords = new Map<string, Wording>();

/** Words of English come with the page, those of others when they are needed. */
async function load(language: Language) {
  if (language === "en" || i18next.hasResourceBundle(language, "common")) return;
  const { designSystem, ...words } = await import("./de");
  systemWords.set(language, designSystem);
  for (const [namespace, content] of Object.entries(words)) {
    i18next.addResourceBundle(language, namespace, content, true, true);
  }
}

function apply(language: string) {
  document.documentElement.lang = language;
  document.documentElement.dir = RIGHT_TO_LEFT.has(language) ? "rtl" : "ltr";
  setWording(systemWords.get(language) ?? {});
}

/** Called once before the first paint. */
export async function startLanguages(): Promise<void> {
  const language = preferred();
  await i18next.use(initReactI18next).init({
    resources: { en: { ...english } },
    lng: language === "en" ? language : "en",
    fallbackLng: "en",
    defaultNS: "common",
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  if (language !== "en") await chooseLanguage(language);
  apply(language);
}

/** Changes the language of the page at once, and for the next visit. */
export async function chooseLanguage(language: Language): Promise<void> {
  await load(language);
  await i18next.changeLanguage(language);
  localStorage.setItem(STORED, language);
  apply(language);
}
