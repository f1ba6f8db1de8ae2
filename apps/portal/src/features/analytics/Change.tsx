import { TrendingDown, TrendingUp } from "lucide-react";
import { useTranslation } from "react-i18next";

import { cx } from "../../ui/cx";
import { useLabels } from "./useLabels";

export interface ChangeProps {
  now: number | null | undefined;
  before: number | null | undefined;
  /** More of it is worse: errors, waiting. */
  lessIsBetter?: boolean;
}

/** How a figure has changed against the time before; nothing where there was none. */
export function Change({ now, before, lessIsBetter = false }: ChangeProps) {
  const { t } = useTranslation("analytics");
  const { percent } = useLabels("UTC");
  if (typeof now !== "number" || typeof before !== "number" || before === 0) return null;
  const change = (now - before) / before;
  if (Math.abs(change) < 0.0005) return <span>{t("change.same")}</span>;
  const Icon = change < 0 ? TrendingDown : TrendingUp;
  const good = change < 0 === lessIsBetter;
  return (
    <span
      className={cx(
        "inline-flex items-center gap-1",
        good ? "text-success-ink" : "text-danger-ink",
      )}
    >
      <Icon className="size-4" aria-hidden />
      {t(change < 0 ? "change.less" : "change.more", { share: percent(Math.abs(change)) })}
    </span>
  );
}
