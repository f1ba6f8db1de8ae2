import { ListChecks } from "lucide-react";
import { useTranslation } from "react-i18next";

import { TextLink } from "../../ui/TextLink";
import { type Draft, reviewFits } from "./draft";
import { isEdited } from "./reading";

/** Says below the words that a review belongs to them, or that its edits will be carried over to new ones. */
export function ReviewedNote({ draft }: { draft: Draft }) {
  const { t } = useTranslation("start");
  const { reviewed } = draft;
  if (reviewed === null) return null;
  const fits = reviewFits(draft);
  if (!fits && !isEdited(reviewed)) return null;
  return (
    <p className="flex flex-wrap items-center gap-x-2 gap-y-1 px-5 pb-3 text-sm text-muted">
      <ListChecks className="size-4 shrink-0" aria-hidden />
      {t(fits ? "reviewed" : "reviewedBefore")}
      <TextLink to="/new/review" className="inline-flex min-h-6 items-center">
        {t("continueReview")}
      </TextLink>
    </p>
  );
}
