import { useTranslation } from "react-i18next";

import type { Picture } from "./useEvidence";

export interface PictureStripProps {
  pictures: readonly Picture[];
  onPicture: (picture: Picture) => void;
}

const HEIGHT = 132;
const TALLEST = 0.62;

/** Pictures side by side, telephones narrow and screens wide; one is opened by a click. */
export function PictureStrip({ pictures, onPicture }: PictureStripProps) {
  const { t } = useTranslation("build");
  return (
    <ul className="flex gap-3 overflow-x-auto p-0.5 pb-2">
      {pictures.map((picture) => (
        <li key={picture.id} className="shrink-0">
          <button
            type="button"
            style={{ width: picture.width < 600 ? HEIGHT * TALLEST : HEIGHT / TALLEST }}
            className="block overflow-hidden rounded-lg border bg-sunken text-start transition-shadow hover:shadow-raised"
            onClick={() => {
              onPicture(picture);
            }}
          >
            <img
              src={picture.url}
              alt={t("evidence.picture", wordsOf(picture, t(`evidence.${picture.theme}`)))}
              loading="lazy"
              decoding="async"
              className="block w-full object-cover object-top"
              style={{ height: HEIGHT }}
            />
            <span className="block truncate border-t bg-surface px-2 py-1 text-xs text-muted">
              {picture.path}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** What a picture shows, for those who do not see it. */
export function wordsOf({ page, width }: Picture, theme: string) {
  return { page: page.replaceAll("_", " "), width, theme };
}
