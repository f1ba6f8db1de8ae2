import type { ReactNode } from "react";
import { Link } from "react-router";

import { Avatar } from "./Avatar";

export interface FeedItemProps {
  author: string;
  avatar?: string | null;
  /** When: "2 hours ago". */
  when?: ReactNode;
  title?: string;
  to?: string;
  image?: string | null;
  /** Like, comment, share. */
  actions?: ReactNode;
  /** A menu at the top right. */
  menu?: ReactNode;
  children?: ReactNode;
}

/** One entry of a feed: who, when, what. Also for comments and messages. */
export function FeedItem(props: FeedItemProps) {
  const { author, avatar, when, title, to, image, actions, menu, children } = props;
  return (
    <article className="flex gap-3 p-(--card-padding)">
      <Avatar name={author} src={avatar ?? null} />
      <div className="min-w-0 grow">
        <header className="flex items-start justify-between gap-2">
          <p className="flex flex-wrap items-baseline gap-x-2 text-[0.9375rem]">
            <span className="font-semibold">{author}</span>
            {when && <span className="text-sm text-muted">{when}</span>}
          </p>
          {menu}
        </header>
        {title && (
          <p className="mt-0.5 font-heading font-semibold">
            {to === undefined ? (
              title
            ) : (
              <Link to={to} className="hover:underline">
                {title}
              </Link>
            )}
          </p>
        )}
        {children && <div className="mt-1 text-[0.9375rem] break-words">{children}</div>}
        {image && (
          <img
            src={image}
            alt=""
            loading="lazy"
            className="mt-3 max-h-96 w-full rounded-lg border object-cover"
          />
        )}
        {actions && <footer className="mt-2 -ml-2 flex flex-wrap gap-1">{actions}</footer>}
      </div>
    </article>
  );
}

/** Entries under each other with a line between them. */
export function Feed({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div
      role="group"
      aria-label={label}
      className="on-surface divide-y rounded-xl border shadow-card"
    >
      {children}
    </div>
  );
}
