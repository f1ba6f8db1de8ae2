import { useState } from "react";
import { Link } from "react-router";

import { useWording } from "../lib/wording";
import { cx } from "./cx";
import { EmptyState } from "./EmptyState";
import { fitPlaces, type Place } from "./mapProjection";

const HEIGHT = 62;

/** Places as a plan without street pictures (nothing is fetched), and as a list with the same numbers. */
export function PlaceMap({ label, places }: { label: string; places: readonly Place[] }) {
  const words = useWording();
  const [active, setActive] = useState<Place["key"] | null>(null);
  if (places.length === 0) return <EmptyState title={words.noPlaces} description={label} />;
  const { spots, meridians, parallels } = fitPlaces(places, 100, HEIGHT);
  return (
    <div
      role="group"
      aria-label={label}
      className="on-surface grid overflow-hidden rounded-xl border shadow-card lg:grid-cols-[1fr_18rem]"
    >
      <div className="relative bg-primary-soft" aria-hidden>
        <svg viewBox={`0 0 100 ${String(HEIGHT)}`} className="block w-full">
          {meridians.map(({ at, label: degrees }) => (
            <g key={degrees} className="text-link/20">
              <line x1={at} x2={at} y1="0" y2={HEIGHT} stroke="currentColor" strokeWidth="0.15" />
              <text x={at + 0.6} y={HEIGHT - 1} className="fill-muted text-[1.7px]">
                {degrees}
              </text>
            </g>
          ))}
          {parallels.map(({ at, label: degrees }) => (
            <g key={degrees} className="text-link/20">
              <line x1="0" x2="100" y1={at} y2={at} stroke="currentColor" strokeWidth="0.15" />
              <text x="0.6" y={at - 0.6} className="fill-muted text-[1.7px]">
                {degrees}
              </text>
            </g>
          ))}
        </svg>
        {spots.map(({ place, x, y }, index) => (
          <span
            key={place.key}
            className={cx(
              "absolute inline-flex size-7 -translate-x-1/2 -translate-y-1/2 items-center justify-center rounded-full border-2 border-surface bg-primary text-xs font-semibold text-on-primary shadow-raised transition-transform",
              place.key === active && "z-1 scale-130",
            )}
            style={{ left: `${String(x)}%`, top: `${String((y / HEIGHT) * 100)}%` }}
            onPointerEnter={() => {
              setActive(place.key);
            }}
            onPointerLeave={() => {
              setActive(null);
            }}
          >
            {index + 1}
          </span>
        ))}
      </div>
      <ol className="max-h-[28rem] divide-y overflow-y-auto border-t lg:border-t-0 lg:border-l">
        {places.map((place, index) => (
          <li
            key={place.key}
            className={cx(
              "relative flex gap-3 px-4 py-3 transition-colors",
              place.key === active && "bg-hover",
            )}
            onPointerEnter={() => {
              setActive(place.key);
            }}
            onPointerLeave={() => {
              setActive(null);
            }}
          >
            <span
              aria-hidden
              className="mt-0.5 inline-flex size-5.5 shrink-0 items-center justify-center rounded-full bg-primary-soft text-xs font-semibold text-link"
            >
              {index + 1}
            </span>
            <div className="min-w-0">
              {place.to === undefined ? (
                <p className="font-medium">{place.label}</p>
              ) : (
                <Link to={place.to} className="font-medium after:absolute after:inset-0">
                  {place.label}
                </Link>
              )}
              {place.description && <p className="text-sm text-muted">{place.description}</p>}
            </div>
          </li>
        ))}
      </ol>
    </div>
  );
}
