import { useTranslation } from "react-i18next";

import type { AnalyticsSchema } from "../../../api/client";
import { Badge } from "../../../ui/Badge";
import { useLabels } from "../useLabels";
import { TONES, written } from "./figures";

export interface FeltFigureProps {
  felt: AnalyticsSchema["Felt"];
  timeZone: string;
}

/** One figure: what most did not exceed, how good that is, and how the visits divide. */
export function FeltFigure({ felt, timeZone }: FeltFigureProps) {
  const { t } = useTranslation("analytics");
  const as = useLabels(timeZone);
  const middling = Math.max(0, 1 - felt.good - felt.poor);
  const shares = {
    good: as.percent(felt.good),
    middling: as.percent(middling),
    poor: as.percent(felt.poor),
  };
  return (
    <li className="flex min-w-0 flex-col rounded-xl border p-4">
      <p className="flex items-baseline justify-between gap-2 text-sm text-muted">
        <span>{t(`vitals.${felt.figure}`)}</span>
        <abbr title={t(`vitals.${felt.figure}`)} className="font-mono text-xs no-underline">
          {felt.figure.toUpperCase()}
        </abbr>
      </p>
      <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="font-heading text-2xl font-semibold tabular-nums">
          {felt.p75 === null ? "–" : written(felt.figure, felt.p75, as)}
        </span>
        {felt.rating && (
          <Badge dot tone={TONES[felt.rating]}>
            {t(`vitals.${felt.rating}`)}
          </Badge>
        )}
      </p>
      {felt.measured === 0 ? (
        <p className="mt-2 text-sm text-muted">{t("vitals.never")}</p>
      ) : (
        <>
          <div
            role="img"
            aria-label={t("vitals.shares", shares)}
            title={t("vitals.shares", shares)}
            className="mt-3 flex h-2 gap-0.5 overflow-hidden rounded-full bg-sunken"
          >
            <span
              className="bg-success-ink"
              style={{ inlineSize: `${String(felt.good * 100)}%` }}
            />
            <span className="bg-warning-ink" style={{ inlineSize: `${String(middling * 100)}%` }} />
            <span className="bg-danger-ink" style={{ inlineSize: `${String(felt.poor * 100)}%` }} />
          </div>
          <p className="mt-2 text-sm text-muted">
            {t("vitals.until", {
              good: written(felt.figure, felt.good_until, as),
              poor: written(felt.figure, felt.poor_above, as),
            })}
          </p>
        </>
      )}
    </li>
  );
}
