import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

import { Artwork } from "./Artwork";
import { cx } from "./cx";

export interface HeroProps {
  title: string;
  text?: string;
  /** A short line above the title. */
  kicker?: string;
  actions?: ReactNode;
  /** A picture's URL; without one a picture is drawn. */
  image?: string;
  /** Stands in the middle of the drawn picture. */
  icon?: LucideIcon;
  /** "split": words beside a picture; "centred": words only; "banner": on the primary colour. */
  look?: "split" | "centred" | "banner";
}

/** The first thing a visitor sees. Its title is the h1 of the page. */
export function Hero({ look = "split", ...words }: HeroProps) {
  if (look === "banner") {
    return (
      <div className="on-primary relative overflow-hidden">
        <div aria-hidden className="absolute inset-0 opacity-20 mix-blend-soft-light">
          <Artwork seed={words.title} className="size-full" />
        </div>
        <div className="relative mx-auto max-w-4xl px-4 py-20 text-center sm:px-6 sm:py-28">
          <HeroWords {...words} centred />
        </div>
      </div>
    );
  }
  if (look === "centred") {
    return (
      <div className="mx-auto w-full max-w-4xl px-4 pt-16 pb-10 text-center sm:px-6 sm:pt-28 sm:pb-16">
        <HeroWords {...words} centred />
      </div>
    );
  }
  return (
    <div className="mx-auto grid w-full max-w-6xl items-center gap-10 px-4 py-12 sm:px-6 sm:py-20 lg:grid-cols-[1.1fr_1fr] lg:gap-16">
      <div>
        <HeroWords {...words} />
      </div>
      <div className="overflow-hidden rounded-2xl border shadow-overlay">
        {words.image ? (
          <img src={words.image} alt="" className="aspect-[4/3] size-full object-cover" />
        ) : (
          <Artwork seed={words.title} icon={words.icon} className="aspect-[4/3] size-full" />
        )}
      </div>
    </div>
  );
}

function HeroWords(props: Omit<HeroProps, "look"> & { centred?: boolean }) {
  const { title, text, kicker, actions, centred } = props;
  return (
    <>
      {kicker && <p className="mb-4 text-sm font-semibold text-link">{kicker}</p>}
      <h1 className="text-display font-bold tracking-[-0.03em]">{title}</h1>
      {text && (
        <p className={cx("mt-5 max-w-xl text-lg text-muted sm:text-xl", centred && "mx-auto")}>
          {text}
        </p>
      )}
      {actions && (
        <div className={cx("mt-8 flex flex-wrap gap-3", centred && "justify-center")}>
          {actions}
        </div>
      )}
    </>
  );
}
