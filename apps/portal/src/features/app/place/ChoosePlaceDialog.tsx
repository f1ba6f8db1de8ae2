import { Check } from "lucide-react";
import { useTranslation } from "react-i18next";

import { Ask } from "../../apps/Ask";
import { type PlaceName, useChoosePlace } from "./queries";

export interface ChoosePlaceDialogProps {
  app: string;
  place: PlaceName;
  onClose: () => void;
}

/** Tells what the place brings with it, and that it is for good once the application was released. */
export function ChoosePlaceDialog({ app, place, onClose }: ChoosePlaceDialogProps) {
  const { t } = useTranslation("app");
  const choose = useChoosePlace(app, onClose);
  const effects = [t(`place.then.${place}`), t("place.thenForGood"), t("place.thenNothingYet")];
  return (
    <Ask
      title={t("place.ask", { place: t(`releases.place.${place}`) })}
      does={t("place.choose")}
      busy={choose.isPending}
      error={choose.error}
      onClose={onClose}
      onDo={() => {
        choose.mutate(place);
      }}
    >
      <ul className="flex flex-col gap-2 text-[0.9375rem]">
        {effects.map((effect) => (
          <li key={effect} className="flex gap-2">
            <Check className="mt-0.5 size-4 shrink-0 text-link" aria-hidden />
            <span>{effect}</span>
          </li>
        ))}
      </ul>
    </Ask>
  );
}
