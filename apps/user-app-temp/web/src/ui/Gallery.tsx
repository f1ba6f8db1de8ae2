import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { Link } from "react-router";

import { Artwork } from "./Artwork";
import { cx } from "./cx";

export interface GalleryItem {
  key: string | number;
  title: string;
  to?: string;
  /** A picture's URL; without one a picture is drawn from the title. */
  image?: string | null;
  /** Stands in the middle of the drawn picture. */
  icon?: LucideIcon;
  /** Line under the title. */
  subtitle?: ReactNode;
  /** Small things at the foot: price, badge, rating. */
  meta?: ReactNode;
  /** A badge over the picture. */
  badge?: ReactNode;
  actions?: ReactNode;
}

/** Records as cards with a picture. */
export function Gallery(props: {
  label: string;
  items: readonly GalleryItem[];
  /** For the drawn pictures of all items that bring none of their own. */
  icon?: LucideIcon;
}) {
  const { label, items, icon } = props;
  // Three or six beside four columns would leave holes.
  const inThrees = items.length <= 9 && items.length % 3 === 0;
  return (
    <ul
      aria-label={label}
      className={cx(
        "grid gap-4 sm:gap-5 [grid-template-columns:repeat(auto-fill,minmax(min(100%,16rem),1fr))]",
        inThrees && "lg:grid-cols-3",
      )}
    >
      {items.map((item) => (
        <li key={item.key} className="contents">
          <GalleryCard item={item} icon={item.icon ?? icon} />
        </li>
      ))}
    </ul>
  );
}

function GalleryCard({ item, icon }: { item: GalleryItem; icon: LucideIcon | undefined }) {
  return (
    <article className="group on-surface relative flex flex-col overflow-hidden rounded-xl border shadow-card transition-shadow hover:shadow-raised">
      <div className="relative aspect-[16/10] overflow-hidden border-b">
        {item.image ? (
          <img
            src={item.image}
            alt=""
            loading="lazy"
            className="size-full object-cover transition-transform duration-300 group-hover:scale-[1.03]"
          />
        ) : (
          <Artwork
            seed={item.title}
            icon={icon}
            className="size-full transition-transform duration-300 group-hover:scale-[1.03]"
          />
        )}
        {item.badge && <span className="absolute top-3 left-3">{item.badge}</span>}
      </div>
      <div className="flex grow flex-col gap-1 p-4">
        <p className="font-heading leading-snug font-semibold">
          {item.to === undefined ? (
            item.title
          ) : (
            <Link
              to={item.to}
              className="after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:rounded-xl focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-ring"
            >
              {item.title}
            </Link>
          )}
        </p>
        {item.subtitle && <div className="line-clamp-2 text-sm text-muted">{item.subtitle}</div>}
        {(item.meta ?? item.actions) && (
          <div className="mt-auto flex items-center justify-between gap-2 pt-2.5 text-sm">
            <div className="flex flex-wrap items-center gap-2">{item.meta}</div>
            {item.actions && <div className="relative z-1 flex gap-1">{item.actions}</div>}
          </div>
        )}
      </div>
    </article>
  );
}
