import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";

import { api, type AuthSchema, call } from "../api/client";
import { sessionState } from "../api/session";
import { useMe } from "../api/useSession";
import { useTheme } from "../frame/useTheme";
import { chooseLanguage, type Language, LANGUAGES } from "../i18n";

type Profile = AuthSchema["Profile"];
export type ThemeChoice = Profile["theme"];

const preferred = () =>
  window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";

const spoken = (tag: string): Language | undefined =>
  LANGUAGES.map(({ code }) => code).find((code) => code === tag.slice(0, 2));

/** Light or dark, and the language: chosen here, applied at once, and kept with the account of who is signed in. */
export function useAppearance() {
  const [theme, setTheme] = useTheme();
  const { i18n } = useTranslation();
  const queries = useQueryClient();
  function keep(change: { theme: ThemeChoice } | { locale: string }) {
    if (sessionState() !== "open") return;
    queries.setQueryData<Profile>(["me"], (me) => me && { ...me, ...change });
    // The page looks right already; what could not be kept is asked for again the next time.
    call(api.PATCH("/api/auth/me", { body: change })).catch(() => undefined);
  }
  return {
    theme,
    language: i18n.language as Language,
    chooseTheme: (choice: ThemeChoice) => {
      setTheme(choice === "system" ? preferred() : choice);
      if (choice === "system") localStorage.removeItem("theme");
      keep({ theme: choice });
    },
    chooseLanguage: (language: Language) => {
      void chooseLanguage(language);
      keep({ locale: language });
    },
  };
}

/** What the account says about theme and language holds in every browser where the person signs in. */
export function useAppearanceOfAccount() {
  const { data: me } = useMe();
  const [theme, setTheme] = useTheme();
  const { i18n } = useTranslation();
  const wantedTheme = me?.theme;
  const wantedLanguage = me && spoken(me.locale);
  useEffect(() => {
    if (wantedTheme && wantedTheme !== "system" && wantedTheme !== theme) setTheme(wantedTheme);
    // Only when the account says something new: a choice made here is on its way there.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [wantedTheme]);
  useEffect(() => {
    if (wantedLanguage && wantedLanguage !== i18n.language) void chooseLanguage(wantedLanguage);
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [wantedLanguage]);
}
