import type { CSSProperties, ReactNode } from "react";

import type { StarterKind } from "./starters";

/** Small drawings of what a starter becomes: made of the tokens, so that they follow the theme. */
const CONTENT: Record<StarterKind, () => ReactNode> = {
  salon: () => (
    <>
      {[0, 1, 2, 3].map((day) => (
        <g key={day}>
          <Line x={18 + day * 33} y={34} width={14} />
          <Block x={16 + day * 33} y={42} width={28} height={50} soft />
        </g>
      ))}
      <Block x={16} y={46} width={28} height={13} />
      <Block x={49} y={58} width={28} height={18} tone={3} />
      <Block x={82} y={44} width={28} height={11} tone={2} />
      <Block x={82} y={70} width={28} height={15} />
      <Block x={115} y={52} width={28} height={22} tone={3} />
    </>
  ),
  shop: () => (
    <>
      {[0, 1, 2].map((item) => (
        <g key={item}>
          <Block x={16 + item * 44} y={34} width={38} height={34} soft />
          <circle cx={35 + item * 44} cy={51} r={9} fill={chart([1, 3, 2][item] ?? 1)} />
          <Line x={16 + item * 44} y={74} width={26} />
          <Line x={16 + item * 44} y={83} width={14} strong />
        </g>
      ))}
    </>
  ),
  crm: () => (
    <>
      {[3, 2, 1].map((cards, column) => (
        <g key={cards}>
          <Block x={16 + column * 44} y={34} width={38} height={60} soft />
          <Line x={21 + column * 44} y={40} width={18} strong />
          {Array.from({ length: cards }, (_, card) => (
            <g key={card}>
              <Paper x={20 + column * 44} y={48 + card * 15} width={30} height={12} />
              <circle cx={26 + column * 44} cy={54 + card * 15} r={3} fill={chart(column + 1)} />
              <Line x={32 + column * 44} y={52.5 + card * 15} width={14} />
            </g>
          ))}
        </g>
      ))}
    </>
  ),
  clinic: () => (
    <>
      <Block x={16} y={34} width={52} height={60} soft />
      <circle cx={42} cy={52} r={11} fill={chart(2)} />
      <path d="M42 46v12M36 52h12" stroke="var(--color-surface)" strokeWidth={3} />
      <Line x={26} y={70} width={32} strong />
      <Line x={31} y={79} width={22} />
      {[0, 1, 2, 3].map((row) => (
        <g key={row}>
          <Paper x={76} y={34 + row * 15.5} width={68} height={13} />
          <Line x={81} y={39 + row * 15.5} width={[34, 26, 38, 22][row] ?? 20} />
          <Block x={126} y={37 + row * 15.5} width={13} height={7} tone={row === 1 ? 3 : 1} />
        </g>
      ))}
    </>
  ),
  courses: () => (
    <>
      <Block x={16} y={34} width={78} height={46} soft />
      <circle cx={55} cy={57} r={11} fill={chart(1)} />
      <path d="M52 51.5l9 5.5-9 5.5z" fill="var(--color-surface)" />
      <Block x={16} y={86} width={78} height={5} soft />
      <Block x={16} y={86} width={46} height={5} tone={3} />
      {[0, 1, 2, 3].map((row) => (
        <g key={row}>
          <circle
            cx={106}
            cy={40 + row * 15}
            r={4}
            fill={row < 2 ? chart(3) : "var(--color-border-strong)"}
          />
          <Line x={115} y={38 + row * 15} width={[28, 22, 26, 18][row] ?? 20} strong={row === 2} />
        </g>
      ))}
    </>
  ),
  inventory: () => (
    <>
      {[0, 1, 2].map((tile) => (
        <g key={tile}>
          <Block x={16 + tile * 44} y={34} width={38} height={17} soft />
          <Line x={21 + tile * 44} y={39} width={12} />
          <Line x={21 + tile * 44} y={45} width={20} strong />
        </g>
      ))}
      {[18, 30, 24, 36, 14, 28, 33].map((height, bar) => (
        <rect
          key={bar}
          x={18 + bar * 18.3}
          y={94 - height}
          width={12}
          height={height}
          rx={2.5}
          fill={chart(bar === 4 ? 2 : 1)}
        />
      ))}
    </>
  ),
  tickets: () => (
    <>
      <path
        d="M20 40a5 5 0 0 1 5-5h110a5 5 0 0 1 5 5v10a8 8 0 0 0 0 16v10a5 5 0 0 1-5 5H25a5 5 0 0 1-5-5V66a8 8 0 0 0 0-16z"
        fill="var(--color-primary-soft)"
        stroke={chart(1)}
        strokeWidth={1.5}
      />
      <path d="M104 37v42" stroke={chart(1)} strokeDasharray="3 4" strokeWidth={1.5} />
      <Line x={40} y={46} width={48} strong />
      <Line x={40} y={56} width={36} />
      <Block x={40} y={65} width={22} height={8} tone={2} />
      {[0, 1, 2, 3, 4].map((bar) => (
        <rect
          key={bar}
          x={112 + bar * 4}
          y={46}
          width={[2, 1, 2.5, 1, 2][bar]}
          height={24}
          fill="var(--color-text)"
        />
      ))}
      <Line x={20} y={89} width={62} />
    </>
  ),
  issues: () => (
    <>
      {[0, 1, 2, 3].map((row) => (
        <g key={row}>
          <Paper x={16} y={34 + row * 15.5} width={128} height={13} />
          <circle cx={24} cy={40.5 + row * 15.5} r={3.5} fill={chart([2, 1, 3, 3][row] ?? 1)} />
          <Line x={33} y={39 + row * 15.5} width={[52, 40, 60, 34][row] ?? 40} strong={row < 2} />
          <Block x={106} y={37 + row * 15.5} width={18} height={7} tone={[2, 3, 1, 1][row] ?? 1} />
          <circle cx={136} cy={40.5 + row * 15.5} r={4} fill={chart(((row + 3) % 5) + 1)} />
        </g>
      ))}
    </>
  ),
};

/** Each kind has a colour of its own, turned from that of the portal. */
const TURNS: Record<StarterKind, number> = {
  salon: 75,
  shop: 130,
  crm: 0,
  clinic: -75,
  courses: 20,
  inventory: -110,
  tickets: 45,
  issues: -40,
};

/** A window with a page in it; only for the eye, the name beside it says what it is. */
export function StarterPicture({ kind }: { kind: StarterKind }) {
  return (
    <svg
      viewBox="0 0 160 106"
      aria-hidden
      className="in-surface block w-full"
      style={colours(TURNS[kind])}
    >
      <rect width={160} height={106} fill="var(--color-sunken)" />
      <rect
        x={8}
        y={8}
        width={144}
        height={98}
        rx={7}
        fill="var(--color-surface)"
        stroke="var(--color-border)"
      />
      <path d="M8 15a7 7 0 0 1 7-7h130a7 7 0 0 1 7 7v11H8z" fill="var(--color-primary-soft)" />
      <circle cx={18} cy={17} r={4} fill={chart(1)} />
      <Line x={27} y={15.5} width={24} strong />
      <Block x={124} y={13} width={20} height={8} />
      {CONTENT[kind]()}
    </svg>
  );
}

function colours(turn: number): CSSProperties {
  const own = `oklch(from var(--color-primary) clamp(0.55, l, 0.68) 0.15 calc(h + ${String(turn)}))`;
  return {
    "--color-chart-1": own,
    "--color-primary-soft": `color-mix(in oklab, ${own} 18%, var(--color-surface))`,
  } as CSSProperties;
}

const chart = (tone: number) => `var(--color-chart-${String(tone)})`;

interface Shape {
  x: number;
  y: number;
  width: number;
}

function Line({ x, y, width, strong }: Shape & { strong?: boolean }) {
  const fill = strong ? "var(--color-muted)" : "var(--color-border-strong)";
  return <rect x={x} y={y} width={width} height={3} rx={1.5} fill={fill} />;
}

function Paper({ x, y, width, height }: Shape & { height: number }) {
  return (
    <rect
      x={x}
      y={y}
      width={width}
      height={height}
      rx={3}
      fill="var(--color-surface)"
      stroke="var(--color-border)"
    />
  );
}

function Block(props: Shape & { height: number; tone?: number; soft?: boolean }) {
  const { soft, tone = 1, ...shape } = props;
  return <rect {...shape} rx={3} fill={soft ? "var(--color-neutral-soft)" : chart(tone)} />;
}
