import { useTranslation } from "react-i18next";

import { Dialog } from "../../ui/Dialog";
import { wordsOf } from "./PictureStrip";
import type { Picture } from "./useEvidence";

/** One picture, large. */
export function PictureDialog({
  picture,
  onClose,
}: {
  picture: Picture | null;
  onClose: () => void;
}) {
  const { t } = useTranslation("build");
  const words = picture
    ? t("evidence.picture", wordsOf(picture, t(`evidence.${picture.theme}`)))
    : "";
  return (
    <Dialog
      open={picture !== null}
      onClose={onClose}
      title={picture?.path ?? ""}
      description={words}
      size="large"
    >
      {picture && (
        <img src={picture.url} alt={words} className="mx-auto block max-w-full rounded-lg border" />
      )}
    </Dialog>
  );
}
