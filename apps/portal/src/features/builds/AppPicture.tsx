import { useState } from "react";
import { useTranslation } from "react-i18next";

import { Artwork } from "../../ui/Artwork";

/** A picture of the first page, in a frame like a window; a drawing where no picture was taken. */
export function AppPicture({ name, picture }: { name: string; picture: string | null }) {
  const { t } = useTranslation("build");
  const [broken, setBroken] = useState(false);
  return (
    <div className="relative min-h-56 overflow-hidden bg-primary-soft p-6 pb-0 sm:p-8 sm:pb-0">
      <div className="flex h-full flex-col overflow-hidden rounded-t-lg border border-b-0 bg-surface shadow-overlay">
        <div aria-hidden className="flex gap-1.5 border-b bg-sunken px-3 py-2">
          <span className="size-2 rounded-full bg-border-strong" />
          <span className="size-2 rounded-full bg-border-strong" />
          <span className="size-2 rounded-full bg-border-strong" />
        </div>
        {picture !== null && !broken ? (
          <img
            src={picture}
            alt={t("done.picture", { name })}
            className="min-h-0 w-full grow object-cover object-top"
            onError={() => {
              setBroken(true);
            }}
          />
        ) : (
          <div className="min-h-40 grow">
            <Artwork seed={name} />
          </div>
        )}
      </div>
    </div>
  );
}
