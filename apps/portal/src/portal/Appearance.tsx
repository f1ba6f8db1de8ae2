import { Check, Languages, Moon, Sun } from "lucide-react";
import { useTranslation } from "react-i18next";

import { LANGUAGES } from "../i18n";
import { IconButton } from "../ui/IconButton";
import { Menu } from "../ui/Menu";
import { useAppearance } from "./useAppearance";

/** The languages of the portal, each by its own name. */
export function LanguageMenu() {
  const { t } = useTranslation();
  const { language, chooseLanguage } = useAppearance();
  return (
    <Menu
      trigger={<IconButton icon={Languages} label={t("nav.language")} />}
      items={LANGUAGES.map(({ code, name }) => ({
        label: name,
        ...(code === language && { icon: Check }),
        onSelect: () => {
          chooseLanguage(code);
        },
      }))}
    />
  );
}

/** Between light and dark. */
export function ThemeButton() {
  const { t } = useTranslation();
  const { theme, chooseTheme } = useAppearance();
  return (
    <IconButton
      icon={theme === "dark" ? Sun : Moon}
      label={t(theme === "dark" ? "nav.light" : "nav.dark")}
      onClick={() => {
        chooseTheme(theme === "dark" ? "light" : "dark");
      }}
    />
  );
}
