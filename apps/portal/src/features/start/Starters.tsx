import { useTranslation } from "react-i18next";

import { StarterPicture } from "./pictures";
import { STARTERS } from "./starters";

/** Cards with pictures: choosing one writes its description into the field, to be changed or built. */
export function Starters({ onChoose }: { onChoose: (words: string) => void }) {
  const { t } = useTranslation("start");
  return (
    <section aria-labelledby="starters">
      <h2 id="starters" className="text-lg">
        {t("starters.title")}
      </h2>
      <p className="text-sm text-muted">{t("starters.text")}</p>
      <ul className="mt-4 grid grid-cols-2 gap-3 sm:gap-4 md:grid-cols-4">
        {STARTERS.map((kind) => (
          <li key={kind}>
            <button
              type="button"
              className="on-surface group flex h-full w-full flex-col overflow-hidden rounded-xl border text-start shadow-card transition-[box-shadow,transform,border-color] hover:-translate-y-0.5 hover:border-border-strong hover:shadow-raised"
              onClick={() => {
                onChoose(t(`starters.${kind}.words`));
              }}
            >
              <StarterPicture kind={kind} />
              <span className="block border-t px-3.5 py-3">
                <span className="block font-heading font-semibold">
                  {t(`starters.${kind}.name`)}
                </span>
                <span className="mt-0.5 block text-sm text-muted">
                  {t(`starters.${kind}.line`)}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
