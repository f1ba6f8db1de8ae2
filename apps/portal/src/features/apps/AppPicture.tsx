import { LayoutGrid } from "lucide-react";
import { useState } from "react";

import { Artwork } from "../../ui/Artwork";
import { cx } from "../../ui/cx";
import type { App } from "./appState";

/** The first page of an application, or a drawn picture while nobody has seen it yet. */
export function AppPicture({ app, className }: { app: App; className?: string }) {
  const [broken, setBroken] = useState("");
  const picture = app.picture;
  if (!picture || picture === broken)
    return <Artwork seed={app.id} icon={LayoutGrid} className={cx("size-full", className)} />;
  return (
    <img
      src={picture}
      alt=""
      loading="lazy"
      decoding="async"
      onError={() => {
        setBroken(picture);
      }}
      className={cx("size-full bg-sunken object-cover object-top", className)}
    />
  );
}
