import { Sparkles } from "lucide-react";
import { useTranslation } from "react-i18next";

import { Skeleton } from "../../ui/Skeleton";
import { BriefChips } from "./BriefChips";
import { useBrief } from "./useBrief";

/** What is understood while somebody types; told to screen readers when they pause. */
export function BriefPanel({ words }: { words: string }) {
  const { t } = useTranslation("start");
  const { brief, reading, failed } = useBrief(words);
  if (words.trim() === "") return null;
  return (
    <section
      aria-label={t("brief.title")}
      aria-live="polite"
      aria-busy={reading}
      className="min-h-24 border-t px-5 py-4"
    >
      <p className="mb-3 flex items-center gap-2 text-sm font-medium">
        <Sparkles className="size-4 text-link" aria-hidden />
        {t("brief.title")}
      </p>
      {brief ? (
        <BriefChips brief={brief} reading={reading} />
      ) : reading ? (
        <div className="flex gap-2" aria-hidden>
          <Skeleton className="h-6 w-24" />
          <Skeleton className="h-6 w-16" />
          <Skeleton className="h-6 w-20" />
        </div>
      ) : (
        <p className="text-sm text-muted">{t(failed ? "brief.failed" : "brief.goOn")}</p>
      )}
    </section>
  );
}
