import { useTranslation } from "react-i18next";

import { cx } from "../../ui/cx";
import type { Profile } from "./useProfile";

type ThemeChoice = Profile["theme"];

const THEMES: readonly ThemeChoice[] = ["system", "light", "dark"];

export interface ThemeCardsProps {
  value: ThemeChoice;
  onChange: (theme: ThemeChoice) => void;
}

/** The looks to choose from, each as a small picture of itself. */
export function ThemeCards({ value, onChange }: ThemeCardsProps) {
  const { t } = useTranslation("account");
  return (
    <fieldset>
      <legend className="mb-2 text-sm font-medium">{t("profile.theme")}</legend>
      <div className="grid grid-cols-3 gap-3">
        {THEMES.map((theme) => (
          <label
            key={theme}
            className="flex flex-col gap-2 rounded-xl border border-border-strong p-2 text-sm transition-colors hover:border-control has-checked:border-link has-checked:bg-primary-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ring"
          >
            <Picture theme={theme} />
            <span className="flex items-center gap-2 px-1 pb-0.5">
              <input
                type="radio"
                name="theme"
                checked={value === theme}
                className="size-4 shrink-0 appearance-none rounded-full border border-control checked:border-5 checked:border-primary"
                onChange={() => {
                  onChange(theme);
                }}
              />
              {t(`profile.themes.${theme}`)}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Picture({ theme }: { theme: ThemeChoice }) {
  return (
    <span aria-hidden className="grid h-18 grid-cols-2 overflow-hidden rounded-lg border sm:h-22">
      <Half dark={theme === "dark"} />
      <Half dark={theme !== "light"} end />
    </span>
  );
}

function Half({ dark, end = false }: { dark: boolean; end?: boolean }) {
  const line = dark ? "#3b3f55" : "#dcdce8";
  return (
    <span
      className={cx("flex flex-col gap-1.5 py-3", end ? "pe-3" : "ps-3")}
      style={{ backgroundColor: dark ? "#11121a" : "#f7f7fb" }}
    >
      <span
        className="h-2"
        style={{ backgroundColor: dark ? "#7c83ff" : "#4338ca", width: end ? "40%" : "100%" }}
      />
      <span className="h-1.5" style={{ backgroundColor: line }} />
      <span className="h-1.5" style={{ backgroundColor: line }} />
      <span className="h-1.5" style={{ backgroundColor: line, width: end ? "60%" : "100%" }} />
    </span>
  );
}
