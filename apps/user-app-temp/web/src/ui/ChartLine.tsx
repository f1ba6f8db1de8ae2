import { useId, useState } from "react";

import { cx } from "./cx";
import { labelEvery, type Marks, partColour, tickFormat, ticksOf } from "./chartScale";

/** A course over time. Pointing at it reads the nearest value. */
export function LineMarks({ items, format, filled }: Marks & { filled: boolean }) {
  const [pointed, setPointed] = useState<number | null>(null);
  const id = useId();
  const ticks = ticksOf(items);
  const atAxis = tickFormat(ticks, format);
  const low = ticks[0] ?? 0;
  const span = (ticks.at(-1) ?? 1) - low || 1;
  const points = items.map((item, index) => ({
    x: items.length === 1 ? 50 : (index / (items.length - 1)) * 100,
    y: 100 - ((item.value - low) / span) * 100,
  }));
  const line = points.map((point) => `${point.x.toFixed(2)} ${point.y.toFixed(2)}`).join(" L ");
  const every = labelEvery(items.length, 6);
  const at = pointed === null ? undefined : points[pointed];
  const item = pointed === null ? undefined : items[pointed];

  return (
    <div className="flex h-64 gap-2.5 text-xs text-muted tabular-nums">
      <div className="flex flex-col-reverse justify-between pb-6 text-right">
        {ticks.map((tick) => (
          <span key={tick} className="leading-none">
            {atAxis(tick)}
          </span>
        ))}
      </div>
      <div className="flex min-w-0 grow flex-col">
        <div
          className="relative my-1 grow"
          onPointerMove={(event) => {
            const box = event.currentTarget.getBoundingClientRect();
            const share = (event.clientX - box.left) / box.width;
            const index = Math.round(share * (items.length - 1));
            setPointed(Math.min(items.length - 1, Math.max(0, index)));
          }}
          onPointerLeave={() => {
            setPointed(null);
          }}
        >
          <div className="absolute inset-0 flex flex-col justify-between">
            {ticks.map((tick) => (
              <span key={tick} className="border-t" />
            ))}
          </div>
          <svg
            viewBox="0 0 100 100"
            preserveAspectRatio="none"
            className="absolute inset-0 size-full overflow-visible"
          >
            <linearGradient id={id} x1="0" y1="0" x2="0" y2="1">
              <stop offset="0" stopColor={partColour(0)} stopOpacity="0.32" />
              <stop offset="1" stopColor={partColour(0)} stopOpacity="0.02" />
            </linearGradient>
            {filled && <path d={`M 0 100 L ${line} L 100 100 Z`} fill={`url(#${id})`} />}
            <path
              d={`M ${line}`}
              fill="none"
              stroke={partColour(0)}
              strokeWidth="2.25"
              strokeLinejoin="round"
              strokeLinecap="round"
              vectorEffect="non-scaling-stroke"
            />
          </svg>
          {at && item && (
            <div
              className="pointer-events-none absolute"
              style={{ left: `${String(at.x)}%`, top: `${String(at.y)}%` }}
            >
              <span
                className="absolute size-3 -translate-1/2 rounded-full border-2 border-surface"
                style={{ background: partColour(0) }}
              />
              <span className="absolute bottom-3 -translate-x-1/2 rounded-md bg-text px-2 py-1 font-medium whitespace-nowrap text-surface shadow-raised">
                {item.label}: {format(item.value)}
              </span>
            </div>
          )}
        </div>
        <div className="relative h-5">
          {items.map(
            ({ label }, index) =>
              index % every === 0 && (
                <span
                  key={`${label}-${String(index)}`}
                  className={cx(
                    "absolute whitespace-nowrap",
                    index > 0 &&
                      (index < items.length - 1 ? "-translate-x-1/2" : "-translate-x-full"),
                  )}
                  style={{ left: `${String(points[index]?.x ?? 0)}%` }}
                >
                  {label}
                </span>
              ),
          )}
        </div>
      </div>
    </div>
  );
}
