import { CircleSlash, Cloud, Container, type LucideIcon, Server } from "lucide-react";
import { useId } from "react";
import { useTranslation } from "react-i18next";

import type { Schema } from "../../../api/client";
import { Badge } from "../../../ui/Badge";
import { cx } from "../../../ui/cx";
import type { PlaceName } from "./queries";

const ICONS: Record<PlaceName, LucideIcon> = { local: Server, containers: Container, aws: Cloud };

export interface PlaceChoiceProps {
  offer: Schema["PlaceOffer"];
  /** Whether applications run there for which nothing was chosen. */
  usual: boolean;
  chosen: boolean;
  /** Whether it is only told, and cannot be chosen. */
  fixed: boolean;
  onChoose: (place: PlaceName) => void;
}

/** A place with what it means, and why it cannot be had where that is so. */
export function PlaceChoice({ offer, usual, chosen, fixed, onChoose }: PlaceChoiceProps) {
  const { t } = useTranslation("app");
  const id = useId();
  const { place } = offer;
  const reason = offer.reason ?? "";
  const Icon = ICONS[place];
  const away = reason !== "";
  return (
    <label
      className={cx(
        "flex items-start gap-3 rounded-xl border p-4 transition-colors has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ring",
        chosen ? "border-link bg-primary-soft" : "border-border-strong",
        !away && !fixed && "hover:border-control",
      )}
    >
      <input
        type="radio"
        name="place"
        value={place}
        checked={chosen}
        disabled={fixed || away}
        aria-labelledby={`${id}-name`}
        aria-describedby={`${id}-said`}
        className="mt-0.5 size-5 shrink-0 appearance-none rounded-full border border-control checked:border-6 checked:border-primary disabled:opacity-60"
        onChange={() => {
          onChoose(place);
        }}
      />
      <span className="min-w-0 grow">
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Icon
            className={cx("size-4 shrink-0", chosen ? "text-link" : "text-muted")}
            aria-hidden
          />
          <span id={`${id}-name`} className="font-medium">
            {t(`releases.place.${place}`)}
          </span>
          {usual && <Badge>{t("place.usual")}</Badge>}
          {away && <Badge tone="warning">{t("place.away")}</Badge>}
        </span>
        <span id={`${id}-said`} className="mt-1 block max-w-prose text-sm text-muted">
          {t(`place.means.${place}`)}
          {offer.by_hand && <> {t("place.byHand")}</>}
          {reason !== "" && (
            <span className="mt-1.5 flex gap-1.5 wrap-anywhere">
              <CircleSlash className="mt-0.5 size-4 shrink-0" aria-hidden />
              {t(`place.why.${reason}`)}
            </span>
          )}
        </span>
      </span>
    </label>
  );
}
