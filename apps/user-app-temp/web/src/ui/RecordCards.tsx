import type { ReactNode } from "react";
import { Link } from "react-router";

import type { GalleryItem } from "./Gallery";

/** Records as compact cards without a picture: a title, a badge and what matters most. */
export function RecordCards({ label, items }: { label: string; items: readonly GalleryItem[] }) {
  return (
    <ul
      aria-label={label}
      className="grid gap-4 [grid-template-columns:repeat(auto-fill,minmax(min(100%,17rem),1fr))]"
    >
      {items.map((item) => (
        <li key={item.key}>
          <RecordCard item={item} />
        </li>
      ))}
    </ul>
  );
}

function RecordCard({ item }: { item: GalleryItem }) {
  return (
    <article className="on-surface relative flex h-full flex-col gap-2 rounded-xl border p-(--card-padding) shadow-card transition-shadow hover:shadow-raised">
      <header className="flex items-start justify-between gap-3">
        <p className="font-heading leading-snug font-semibold">
          <CardLink to={item.to}>{item.title}</CardLink>
        </p>
        {item.badge}
      </header>
      {item.subtitle && (
        <div className="line-clamp-3 text-[0.9375rem] text-muted">{item.subtitle}</div>
      )}
      {(item.meta ?? item.actions) && (
        <div className="mt-auto flex items-center justify-between gap-2 pt-2 text-sm">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">{item.meta}</div>
          {item.actions && <div className="relative z-1 flex gap-1">{item.actions}</div>}
        </div>
      )}
    </article>
  );
}

function CardLink({ to, children }: { to: string | undefined; children: ReactNode }) {
  if (to === undefined) return children;
  return (
    <Link
      to={to}
      className="after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:rounded-xl focus-visible:after:outline-2 focus-visible:after:outline-ring"
    >
      {children}
    </Link>
  );
}
