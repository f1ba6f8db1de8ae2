import { useWording } from "../lib/wording";
import { type Marks, partColour } from "./chartScale";

const RADIUS = 40;
const ROUND = 2 * Math.PI * RADIUS;

/** Parts of a whole with a legend; more than six parts are gathered as "Other". */
export function DonutMarks({ items, format }: Marks) {
  const parts = gather(items, useWording().otherParts);
  const total = parts.reduce((sum, part) => sum + part.value, 0);
  const starts = parts.map((_, index) =>
    parts.slice(0, index).reduce((sum, part) => sum + part.value, 0),
  );
  return (
    <div className="flex flex-wrap items-center justify-center gap-x-8 gap-y-5">
      <svg viewBox="0 0 100 100" className="size-48 -rotate-90">
        {parts.map((part, index) => {
          const length = (part.value / total) * ROUND;
          const gap = parts.length > 1 ? 1.2 : 0;
          return (
            <circle
              key={part.label}
              cx="50"
              cy="50"
              r={RADIUS}
              fill="none"
              strokeWidth="15"
              stroke={partColour(index)}
              strokeDasharray={`${String(Math.max(0.5, length - gap))} ${String(ROUND)}`}
              strokeDashoffset={-((starts[index] ?? 0) / total) * ROUND}
            />
          );
        })}
        <text
          x="50"
          y="50"
          transform="rotate(90 50 50)"
          textAnchor="middle"
          dominantBaseline="central"
          className="fill-text font-heading text-[0.9rem] font-semibold"
        >
          {format(total)}
        </text>
      </svg>
      <ul className="flex min-w-44 flex-col gap-2 text-sm">
        {parts.map((part, index) => (
          <li key={part.label} className="flex items-center gap-2.5">
            <span
              className="size-2.5 shrink-0 rounded-full"
              style={{ background: partColour(index) }}
            />
            <span className="grow truncate">{part.label}</span>
            <span className="font-medium tabular-nums">{format(part.value)}</span>
            <span className="w-10 text-right text-muted tabular-nums">
              {Math.round((part.value / total) * 100)} %
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function gather(items: Marks["items"], other: string): Marks["items"] {
  const sorted = items.filter((item) => item.value > 0).toSorted((a, b) => b.value - a.value);
  if (sorted.length <= 6) return sorted;
  const rest = sorted.slice(5).reduce((sum, item) => sum + item.value, 0);
  return [...sorted.slice(0, 5), { label: other, value: rest }];
}
