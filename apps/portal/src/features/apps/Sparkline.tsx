import { useTranslation } from "react-i18next";

import type { AnalyticsSchema } from "../../api/client";
import { cx } from "../../ui/cx";

const WIDTH = 96;
const HEIGHT = 28;

/** Requests of the last day as a line, hours with errors as marks below it, and both in words. */
export function Sparkline(props: {
  line: AnalyticsSchema["Sparkline"] | undefined;
  className?: string;
}) {
  const { t } = useTranslation("apps");
  const { line, className } = props;
  if (!line || line.total_requests === 0)
    return <span className={cx("text-sm text-muted", className)}>{t("traffic.none")}</span>;
  const errors = line.total_errors;
  return (
    <span className={cx("inline-flex items-center gap-2.5 text-sm text-muted", className)}>
      <svg
        viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`}
        aria-hidden
        className="h-7 w-24 shrink-0 overflow-visible"
      >
        <polygon points={area(line.requests)} className="fill-primary-soft" />
        <polyline
          points={points(line.requests)}
          fill="none"
          strokeWidth="1.75"
          strokeLinejoin="round"
          className="stroke-link"
        />
        {line.errors.map((count, hour) =>
          count > 0 ? (
            <rect
              key={hour}
              x={(hour / line.errors.length) * WIDTH}
              y={HEIGHT - 3}
              width="3"
              height="3"
              className="fill-danger-ink"
            />
          ) : null,
        )}
      </svg>
      <span className="tabular-nums">
        {t("traffic.requests", { count: line.total_requests })}
        <span className="sr-only"> {t("traffic.day")}</span>
        {errors > 0 && (
          <span className="block font-medium text-danger-ink">
            {t("traffic.errors", { count: errors })}
          </span>
        )}
      </span>
    </span>
  );
}

/** Corners of the line: the height of the picture is the busiest hour. */
export function points(counts: readonly number[]): string {
  const most = Math.max(1, ...counts);
  const step = WIDTH / Math.max(1, counts.length - 1);
  return counts
    .map(
      (count, index) =>
        `${round(index * step)},${round(HEIGHT - 5 - (count / most) * (HEIGHT - 7))}`,
    )
    .join(" ");
}

function area(counts: readonly number[]): string {
  const foot = String(HEIGHT - 4);
  return `0,${foot} ${points(counts)} ${String(WIDTH)},${foot}`;
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}
