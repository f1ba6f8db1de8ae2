import { useWording } from "../lib/wording";
import { cx } from "./cx";

/** A grey shape where content will be. */
export function Skeleton({ className = "h-4 w-full" }: { className?: string }) {
  return <span aria-hidden className={cx("skeleton block", className)} />;
}

/** A list that is loading: announced once, drawn as rows. */
export function SkeletonRows({ rows = 6, label }: { rows?: number; label?: string }) {
  const words = useWording();
  return (
    <div role="status" aria-label={label ?? words.loading} className="divide-y">
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="flex items-center gap-4 p-(--cell-padding)">
          <Skeleton className="size-9 rounded-full" />
          <Skeleton className={row % 2 === 0 ? "h-4 w-2/5" : "h-4 w-1/3"} />
          <Skeleton className="ml-auto h-4 w-1/5" />
        </div>
      ))}
    </div>
  );
}

/** Cards that are loading. */
export function SkeletonCards({ cards = 6, label }: { cards?: number; label?: string }) {
  const words = useWording();
  return (
    <div
      role="status"
      aria-label={label ?? words.loading}
      className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3"
    >
      {Array.from({ length: cards }, (_, card) => (
        <div key={card} className="on-surface overflow-hidden rounded-xl border">
          <Skeleton className="h-36 w-full rounded-none" />
          <div className="flex flex-col gap-3 p-4">
            <Skeleton className="h-5 w-2/3" />
            <Skeleton />
          </div>
        </div>
      ))}
    </div>
  );
}
