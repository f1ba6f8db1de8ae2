import { Archive } from "lucide-react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useSearchParams } from "react-router";

import { Confirmed } from "../../features/app/changes/Confirmed";
import type { Wanted } from "../../features/app/changes/usePreview";
import { type Draft, useDraft } from "../../features/app/draft";
import { BuildAgain } from "../../features/app/edit/BuildAgain";
import { EditWords } from "../../features/app/edit/EditWords";
import { SpecDraft } from "../../features/app/edit/SpecDraft";
import type { App } from "../../features/apps/appState";
import { useTitle } from "../../frame/useTitle";
import { EmptyState } from "../../ui/EmptyState";
import { useThisApp } from "./useThisApp";

/** Says what an application shall become; shows what changes by it; has it built. */
export function EditPage() {
  const { t } = useTranslation("app");
  const app = useThisApp();
  useTitle(`${t("tabs.edit")} · ${app.name}`);
  const navigate = useNavigate();
  const [draft, setDraft] = useDraft(app.id);
  const [params, setParams] = useSearchParams();
  const step = params.get("step");
  const top = useTopOf(step);
  const go = (next: string) => {
    setParams(next === "" ? {} : { step: next });
  };
  if (app.state !== "active")
    return (
      <EmptyState icon={Archive} title={t("edit.archived")} description={t("edit.archivedText")} />
    );
  const wanted = wantedOf(step, draft, app);
  const withoutSpec = { ...draft, spec: undefined };
  const withoutWords = { ...draft, description: undefined };
  return (
    <div ref={top} tabIndex={-1} className="flex scroll-mt-20 flex-col gap-5">
      {wanted ? (
        <Confirmed
          app={app.id}
          wanted={wanted}
          back={{
            label: t(step === "spec" ? "edit.backToSpec" : "edit.back"),
            onBack: () => {
              if (step === "spec") void navigate(`/apps/${app.id}/specification`);
              else go("");
            },
          }}
          onOrdered={() => {
            if (step === "spec") setDraft(withoutSpec);
            if (step === "changes") setDraft(withoutWords);
          }}
        />
      ) : (
        <>
          {draft.spec && (
            <SpecDraft
              onNext={() => {
                go("spec");
              }}
              onDiscard={() => {
                setDraft(withoutSpec);
              }}
            />
          )}
          <EditWords
            key={app.id}
            app={app}
            words={draft.description ?? app.description}
            onWords={(description) => {
              setDraft(description === app.description ? withoutWords : { ...draft, description });
            }}
            onNext={() => {
              go("changes");
            }}
          />
          <BuildAgain
            onNext={() => {
              go("again");
            }}
          />
        </>
      )}
    </div>
  );
}

/** What a step is about; nothing when there is nothing to be said about it. */
function wantedOf(step: string | null, draft: Draft, app: App): Wanted | null {
  if (step === "again") return {};
  if (step === "spec") return draft.spec ? { spec: draft.spec } : null;
  const words = draft.description?.trim();
  return step === "changes" && words && words !== app.description ? { description: words } : null;
}

/** Each step begins at its top, for eyes and for screen readers. */
function useTopOf(step: string | null) {
  const top = useRef<HTMLDivElement>(null);
  const before = useRef(step);
  useEffect(() => {
    if (before.current === step) return;
    before.current = step;
    top.current?.scrollIntoView({ block: "start" });
    top.current?.focus({ preventScroll: true });
  }, [step]);
  return top;
}
