import { labelEvery, type Marks, partColour, tickFormat, ticksOf } from "./chartScale";

/** Columns from a common base line; many or long-named groups lie down. */
export function BarMarks(marks: Marks) {
  const longest = Math.max(
    ...marks.items.map((item) => Math.max(item.label.length, marks.format(item.value).length)),
  );
  const lying = marks.items.length <= 12 && longest * marks.items.length > 70;
  return lying ? <LyingBars {...marks} /> : <Columns {...marks} />;
}

function Columns({ items, format }: Marks) {
  const ticks = ticksOf(items);
  const atAxis = tickFormat(ticks, format);
  const top = ticks.at(-1) ?? 1;
  const every = labelEvery(items.length);
  return (
    <div className="flex h-68 gap-2 pt-4 text-xs text-muted tabular-nums">
      <div className="flex flex-col-reverse justify-between pb-6 text-right">
        {ticks.map((tick) => (
          <span key={tick} className="leading-none">
            {atAxis(tick)}
          </span>
        ))}
      </div>
      <div className="relative min-w-0 grow">
        <div className="absolute inset-x-0 top-1 bottom-6.5 flex flex-col justify-between">
          {ticks.map((tick) => (
            <span key={tick} className="border-t" />
          ))}
        </div>
        <div className="absolute inset-0 flex items-end gap-[2%] px-1 pt-1">
          {items.map((item, index) => (
            <div
              key={`${item.label}-${String(index)}`}
              className="group flex h-full min-w-0 flex-1 flex-col justify-end"
              title={`${item.label}: ${format(item.value)}`}
            >
              <div className="flex min-h-0 grow items-end justify-center">
                <div
                  className="relative w-full max-w-14 rounded-t-sm bg-(--bar) transition-[filter] group-hover:brightness-110"
                  style={
                    {
                      "--bar": partColour(0),
                      height: `${String((Math.max(0, item.value) / top) * 100)}%`,
                    } as React.CSSProperties
                  }
                >
                  {items.length <= 10 && (
                    <span className="absolute -top-4.5 left-1/2 -translate-x-1/2 font-medium whitespace-nowrap text-text">
                      {format(item.value)}
                    </span>
                  )}
                </div>
              </div>
              <span className="relative h-6.5 shrink-0">
                {index % every === 0 && (
                  <span
                    className="absolute left-1/2 -translate-x-1/2 truncate pt-1.5 leading-5"
                    style={{ maxWidth: `${String(every * 100)}%` }}
                  >
                    {item.label}
                  </span>
                )}
              </span>
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}

function LyingBars({ items, format }: Marks) {
  const top = Math.max(...items.map((item) => item.value), 1);
  return (
    <div className="flex flex-col gap-3 text-sm">
      {items.map((item, index) => (
        <div key={`${item.label}-${String(index)}`}>
          <div className="mb-1 flex justify-between gap-3">
            <span className="truncate">{item.label}</span>
            <span className="font-medium tabular-nums">{format(item.value)}</span>
          </div>
          <div className="h-2.5 overflow-hidden rounded-full bg-border">
            <div
              className="h-full rounded-full"
              style={{
                background: partColour(0),
                width: `${String((Math.max(0, item.value) / top) * 100)}%`,
              }}
            />
          </div>
        </div>
      ))}
    </div>
  );
}

/** Stages that grow narrower, with the share of the first. */
export function FunnelMarks({ items, format }: Marks) {
  const top = Math.max(...items.map((item) => item.value), 1);
  return (
    <div className="flex flex-col gap-1.5">
      {items.map((item, index) => (
        <div key={`${item.label}-${String(index)}`} className="flex items-center gap-3 text-sm">
          <span className="w-1/4 truncate text-right text-muted">{item.label}</span>
          <div className="flex grow justify-center">
            <div
              className="h-9 min-w-1 rounded-sm"
              style={{
                width: `${String((item.value / top) * 100)}%`,
                background: `color-mix(in oklab, ${partColour(0)} ${String(100 - index * 11)}%, var(--surface-bg))`,
              }}
            />
          </div>
          <span className="w-24 shrink-0 tabular-nums">
            <span className="font-medium">{format(item.value)}</span>{" "}
            <span className="text-muted">{Math.round((item.value / top) * 100)} %</span>
          </span>
        </div>
      ))}
    </div>
  );
}
