import { useTranslation } from "react-i18next";

import type { Shown } from "../../features/apps/queries";
import { cx } from "../../ui/cx";

const CHOICES: readonly Shown[] = ["active", "archived", "deleted"];

/** Which applications are shown: one of three. */
export function StateFilter(props: { shown: Shown; onShow: (shown: Shown) => void }) {
  const { t } = useTranslation("apps");
  return (
    <fieldset className="inline-flex rounded-lg border bg-sunken p-1">
      <legend className="sr-only">{t("shown.label")}</legend>
      {CHOICES.map((choice) => (
        <label
          key={choice}
          className={cx(
            "cursor-pointer rounded-md px-3 py-1.5 text-sm font-medium transition-colors has-focus-visible:outline-2 has-focus-visible:outline-ring",
            choice === props.shown ? "on-surface shadow-card" : "text-muted hover:text-text",
          )}
        >
          <input
            type="radio"
            name="shown"
            className="sr-only"
            checked={choice === props.shown}
            onChange={() => {
              props.onShow(choice);
            }}
          />
          {t(`shown.${choice}`)}
        </label>
      ))}
    </fieldset>
  );
}
