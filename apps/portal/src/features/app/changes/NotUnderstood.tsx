import { MessageCircleQuestionMark } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { Schema } from "../../../api/client";

/** Sentences that lead to nothing, or not to all that they say: better known before than found out after. */
export function NotUnderstood({ sentences }: { sentences: readonly Schema["SentenceFate"][] }) {
  const { t } = useTranslation("app");
  const open = sentences.filter(({ status }) => status !== "realised");
  if (open.length === 0) return null;
  return (
    <section className="rounded-xl border border-border-strong bg-warning-soft p-(--card-padding)">
      <h2 className="flex items-center gap-2 text-base text-warning-ink">
        <MessageCircleQuestionMark className="size-5 shrink-0" aria-hidden />
        {t("changes.notUnderstood", { count: open.length })}
      </h2>
      <ul className="mt-2 flex list-disc flex-col gap-1.5 ps-5 text-[0.9375rem] text-text">
        {open.map(({ text, start, detail }) => (
          <li key={start}>
            “{text}”{detail && <span className="block text-sm">{detail}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
