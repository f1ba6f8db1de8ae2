import type { LucideIcon } from "lucide-react";

import { Artwork } from "../../ui/Artwork";
import { cx } from "../../ui/cx";
import { pictureOf } from "./pictures";

/** The picture of a record; one is drawn where there is none, but not on paper. */
export function Picture(props: { src?: string | null; seed: string; icon?: LucideIcon }) {
  const { seed, icon } = props;
  const src = pictureOf(props.src ?? null);
  return (
    <div className={cx("overflow-hidden rounded-xl border shadow-card", !src && "no-print")}>
      {src ? (
        <img src={src} alt={seed} className="aspect-[4/3] w-full object-cover" />
      ) : (
        <Artwork seed={seed} icon={icon} className="aspect-[4/3] w-full" />
      )}
    </div>
  );
}
