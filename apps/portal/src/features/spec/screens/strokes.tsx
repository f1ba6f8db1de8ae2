export function Line(props: {
  x: number;
  y: number;
  width: number;
  strong?: boolean;
  height?: number;
}) {
  const { x, y, width, strong = false, height = 3 } = props;
  return (
    <rect
      x={x}
      y={y}
      width={width}
      height={height}
      rx={height / 2}
      className={strong ? "fill-muted" : "fill-border-strong"}
    />
  );
}

export function Box(props: { x: number; y: number; width: number; height: number; tone?: string }) {
  const { tone = "fill-(--surface-bg) stroke-border-strong", ...place } = props;
  return <rect {...place} rx="3" className={tone} strokeWidth="0.75" />;
}

export const PRIMARY = "fill-primary";
export const SOFT = "fill-primary-soft";

export function Rows({ y, count = 5 }: { y: number; count?: number }) {
  return (
    <>
      <Box x={10} y={y} width={140} height={count * 11 + 3} />
      {Array.from({ length: count }, (_, at) => (
        <g key={at}>
          <Line x={16} y={y + 6 + at * 11} width={at === 0 ? 24 : 34} strong={at === 0} />
          <Line x={66} y={y + 6 + at * 11} width={26} />
          <Line x={116} y={y + 6 + at * 11} width={20} />
        </g>
      ))}
    </>
  );
}

export function Cards({ y, count = 3 }: { y: number; count?: number }) {
  return (
    <>
      {Array.from({ length: count }, (_, at) => {
        const x = 10 + at * 48;
        return (
          <g key={at}>
            <Box x={x} y={y} width={44} height={44} />
            <rect x={x} y={y} width="44" height="22" rx="3" className={SOFT} />
            <Line x={x + 5} y={y + 27} width={26} strong />
            <Line x={x + 5} y={y + 35} width={18} />
          </g>
        );
      })}
    </>
  );
}
