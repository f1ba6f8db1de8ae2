import { useTranslation } from "react-i18next";
import { useOutletContext, useSearchParams } from "react-router";

import { SECTIONS, SpecEditor, type Spec, type SpecSection } from "../../features/spec";
import { Assistant } from "../../features/start/Assistant";
import { SentencePanel } from "../../features/start/SentencePanel";
import type { Review } from "../../features/start/useReview";

const HERE = SECTIONS.filter((section) => section !== "look");

/** The heart of the way: everything that was understood, to be looked at and changed. */
export function Component() {
  const { t } = useTranslation("start");
  const review = useOutletContext<Review>();
  const [search, setSearch] = useSearchParams();
  const { history, reviewed, check } = review;
  const { understood } = reviewed;
  const section = HERE.find((one) => one === search.get("part")) ?? "data";
  const beside = understood.questions.length > 0 || understood.sentences.length > 0;
  return (
    <div
      className={
        beside
          ? "grid grid-cols-[minmax(0,1fr)] items-start gap-6 xl:grid-cols-[minmax(0,1fr)_23rem]"
          : ""
      }
    >
      <div className="min-w-0">
        <h2 className="sr-only">{t("review.specification")}</h2>
        <SpecEditor
          spec={history.spec}
          onChange={history.change}
          origins={understood.origins}
          sentences={understood.sentences}
          assumed={understood.assumed}
          suggestions={understood.suggestions}
          faults={check.faults}
          completed={check.completed ?? (understood.spec as Spec)}
          sections={HERE}
          section={section}
          onSection={(next: SpecSection) => {
            setSearch({ part: next }, { replace: true, preventScrollReset: true });
          }}
        />
      </div>
      {beside && (
        <aside className="flex flex-col gap-5 xl:sticky xl:top-18 xl:max-h-[calc(100dvh-9rem)] xl:overflow-y-auto">
          <Assistant review={review} />
          <SentencePanel review={review} />
        </aside>
      )}
    </div>
  );
}
