import type { LucideIcon } from "lucide-react";
import { useId } from "react";

import { cx } from "./cx";
import { hashOf } from "./hue";

export interface ArtworkProps {
  /** The same text gives the same picture. */
  seed: string;
  /** Stands in the middle: what kind of thing it is. */
  icon?: LucideIcon | undefined;
  className?: string;
}

/** A drawn picture for what has none: soft shapes in the colours of the theme, never fetched from anywhere. */
export function Artwork({ seed, icon: Icon, className }: ArtworkProps) {
  const id = useId();
  const hash = hashOf(seed);
  const Motif = MOTIFS[hash % MOTIFS.length] ?? Hills;
  const shift = ((hash >>> 4) % 120) - 60;
  const from = `oklch(from var(--color-chart-1) 0.86 min(c, 0.09) calc(h + ${String(shift)}))`;
  const to = `oklch(from var(--color-chart-1) 0.7 min(c, 0.13) calc(h + ${String(shift + 40)}))`;
  const ink = `oklch(from var(--color-chart-1) 0.42 min(c, 0.13) calc(h + ${String(shift + 20)}))`;
  return (
    <svg
      viewBox="0 0 320 200"
      preserveAspectRatio="xMidYMid slice"
      aria-hidden
      className={cx("dark:brightness-85", className)}
    >
      <defs>
        <linearGradient id={id} x1="0" y1="0" x2="1" y2="1">
          <stop offset="0" style={{ stopColor: from }} />
          <stop offset="1" style={{ stopColor: to }} />
        </linearGradient>
      </defs>
      <rect width="320" height="200" fill={`url(#${id})`} />
      <Motif random={generator(hash)} />
      {Icon && <Emblem icon={Icon} ink={ink} random={generator(hash >>> 3)} />}
    </svg>
  );
}

/** The kind of thing, large in the middle with its echoes behind. */
function Emblem(props: { icon: LucideIcon; ink: string; random: Random }) {
  const { icon: Icon, ink, random } = props;
  const echoes = [
    { x: random(-30, 20), y: random(80, 130), size: 110 },
    { x: random(220, 270), y: random(-40, 10), size: 120 },
  ];
  return (
    <>
      {echoes.map(({ x, y, size }) => (
        <g key={size} transform={`rotate(${String(random(-25, 25))} ${String(x)} ${String(y)})`}>
          <Icon
            x={x}
            y={y}
            width={size}
            height={size}
            color="#fff"
            strokeWidth={1}
            opacity={0.35}
          />
        </g>
      ))}
      <rect x="122" y="62" width="76" height="76" rx="22" fill="#fff" opacity="0.92" />
      <Icon x="142" y="82" width="36" height="36" color={ink} strokeWidth={1.75} />
    </>
  );
}

type Random = (low: number, high: number) => number;

function generator(seed: number): Random {
  let state = seed;
  return (low, high) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.round((low + (state / 2 ** 32) * (high - low)) * 10) / 10;
  };
}

function Hills({ random }: { random: Random }) {
  const layers = [110, 140, 168];
  return (
    <>
      <circle
        cx={random(60, 260)}
        cy={random(40, 75)}
        r={random(18, 30)}
        fill="#fff"
        opacity="0.75"
      />
      {layers.map((level, index) => (
        <path
          key={level}
          d={`M0 ${String(level)} C ${String(random(50, 110))} ${String(level - random(20, 50))}, ${String(random(130, 200))} ${String(level + random(10, 40))}, 320 ${String(level - random(0, 30))} V200 H0 Z`}
          fill={index === 1 ? "#fff" : "#000"}
          opacity={index === 1 ? 0.22 : 0.1 + index * 0.06}
        />
      ))}
    </>
  );
}

function Circles({ random }: { random: Random }) {
  return Array.from({ length: 7 }, (_, index) => (
    <circle
      key={index}
      cx={random(0, 320)}
      cy={random(0, 200)}
      r={random(24, 90)}
      fill={index % 3 === 0 ? "#000" : "#fff"}
      opacity={index % 3 === 0 ? 0.08 : 0.2}
    />
  ));
}

function Stripes({ random }: { random: Random }) {
  const angle = random(-38, 38);
  return (
    <g transform={`rotate(${String(angle)} 160 100)`}>
      {Array.from({ length: 8 }, (_, index) => (
        <rect
          key={index}
          x={-60 + index * 58}
          y="-120"
          width={random(10, 44)}
          height="440"
          rx="8"
          fill={index % 3 === 1 ? "#000" : "#fff"}
          opacity={index % 3 === 1 ? 0.05 : 0.22}
        />
      ))}
    </g>
  );
}

function Tiles({ random }: { random: Random }) {
  return Array.from({ length: 40 }, (_, index) => {
    const light = random(0, 1);
    return (
      <rect
        key={index}
        x={(index % 8) * 40}
        y={Math.floor(index / 8) * 40}
        width="40"
        height="40"
        rx={light > 0.6 ? 20 : 0}
        fill={light > 0.35 ? "#fff" : "#000"}
        opacity={light > 0.35 ? (light - 0.35) * 0.5 : 0.1 * light}
      />
    );
  });
}

function Rings({ random }: { random: Random }) {
  const x = random(60, 260);
  const y = random(50, 150);
  return Array.from({ length: 7 }, (_, index) => (
    <circle
      key={index}
      cx={x}
      cy={y}
      r={18 + index * 28}
      fill="none"
      stroke={index % 2 === 0 ? "#fff" : "#000"}
      strokeWidth={random(5, 14)}
      opacity={index % 2 === 0 ? 0.35 - index * 0.03 : 0.08}
    />
  ));
}

const MOTIFS = [Hills, Circles, Stripes, Tiles, Rings];
