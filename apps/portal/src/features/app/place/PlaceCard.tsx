import { Lock } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Schema } from "../../../api/client";
import { messageOf } from "../../../lib/errors";
import { Button } from "../../../ui/Button";
import { Card } from "../../../ui/Card";
import { ErrorState } from "../../../ui/EmptyState";
import { SkeletonRows } from "../../../ui/Skeleton";
import { useMay } from "../../apps/useMay";
import { ChoosePlaceDialog } from "./ChoosePlaceDialog";
import { PlaceChoice } from "./PlaceChoice";
import { type PlaceName, usePlace } from "./queries";

/** Where an application runs; until its first release, whoever administers the organisation may choose that. */
export function PlaceCard({ app }: { app: string }) {
  const { t } = useTranslation("app");
  const place = usePlace(app);
  return (
    <Card title={t("place.title")} description={t("place.text")}>
      {place.isPending ? (
        <SkeletonRows label={t("place.loading")} rows={3} />
      ) : place.data ? (
        <Choices app={app} now={place.data} />
      ) : (
        <ErrorState
          title={t("place.failed")}
          message={messageOf(place.error)}
          onRetry={() => void place.refetch()}
        />
      )}
    </Card>
  );
}

function Choices({ app, now }: { app: string; now: Schema["PlaceOut"] }) {
  const { t } = useTranslation("app");
  const mayChoose = useMay("admin");
  const [picked, setPicked] = useState<PlaceName | null>(null);
  const [asked, setAsked] = useState(false);
  const chosen = picked ?? now.place;
  const changes = now.open && mayChoose;
  return (
    <>
      <fieldset className="min-w-0">
        <legend className="sr-only">{t("place.title")}</legend>
        <div className="flex flex-col gap-3">
          {now.offers.map((offer) => (
            <PlaceChoice
              key={offer.place}
              offer={offer}
              usual={offer.place === now.usual}
              chosen={offer.place === (changes ? chosen : now.place)}
              fixed={!changes}
              onChoose={setPicked}
            />
          ))}
        </div>
      </fieldset>
      {changes ? (
        <div className="mt-4 flex flex-wrap items-center justify-between gap-3">
          <p className="max-w-prose text-sm text-muted">{t("place.until")}</p>
          <Button
            disabled={chosen === now.place}
            onClick={() => {
              setAsked(true);
            }}
          >
            {t("place.choose")}
          </Button>
        </div>
      ) : (
        <p className="mt-4 flex max-w-prose gap-2 text-sm text-muted">
          <Lock className="mt-0.5 size-4 shrink-0" aria-hidden />
          {t(now.open ? "place.notYours" : "place.forGood")}
        </p>
      )}
      {asked && changes && (
        <ChoosePlaceDialog
          app={app}
          place={chosen}
          onClose={() => {
            setAsked(false);
          }}
        />
      )}
    </>
  );
}
