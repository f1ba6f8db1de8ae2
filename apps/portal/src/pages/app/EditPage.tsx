import { Hammer } from "lucide-react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";

import { Confirmed } from "../../features/app/changes/Confirmed";
import type { Wanted } from "../../features/app/changes/usePreview";
import { type Draft, useDraft } from "../../features/app/draft";
import { EditWords } from "../../features/app/edit/EditWords";
import type { App } from "../../features/apps/appState";
import { useTitle } from "../../frame/useTitle";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { EmptyState } from "../../ui/EmptyState";
import { useThisApp } from "./useThisApp";

/** Says what an application shall become; shows what changes by it; has it built. */
export function EditPage() {
  const { t } = useTranslation("app");
  const app = useThisApp();
  useTitle(`${t("tabs.edit")} · ${app.name}`);
  const [draft, setDraft] = useDraft(app.id);
  const [params, setParams] = useSearchParams();
  const step = params.get("step");
  const go = (next: Record<string, string>) => {
    setParams(next);
  };
  const top = useTopOf(step);
  const wanted = step === "changes" ? wantedOf(draft, app) : step === "again" ? {} : null;
  if (app.state !== "active")
    return <EmptyState title={t("edit.archived")} description={t("edit.archivedText")} />;
  return (
    <div ref={top} tabIndex={-1} className="flex scroll-mt-20 flex-col gap-5">
      {wanted ? (
        <Confirmed
          app={app.id}
          wanted={wanted}
          back={{
            label: t("edit.back"),
            onBack: () => {
              go({});
            },
          }}
          onOrdered={() => {
            if (step === "changes") setDraft({});
          }}
        />
      ) : (
        <>
          <EditWords
            key={app.id}
            app={app}
            words={draft.description ?? app.description}
            onWords={(description) => {
              setDraft(description === app.description ? {} : { description });
            }}
            onNext={() => {
              go({ step: "changes" });
            }}
          />
          <Card title={t("edit.again")} description={t("edit.againText")}>
            <Button
              variant="secondary"
              icon={Hammer}
              onClick={() => {
                go({ step: "again" });
              }}
            >
              {t("edit.againDo")}
            </Button>
          </Card>
        </>
      )}
    </div>
  );
}

/** What the draft asks for; nothing when it is what there is already. */
function wantedOf(draft: Draft, app: App): Wanted | null {
  if (draft.spec) return { spec: draft.spec };
  const words = draft.description?.trim();
  return words && words !== app.description ? { description: words } : null;
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
