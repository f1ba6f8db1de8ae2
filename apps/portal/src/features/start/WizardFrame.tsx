import { ArrowLeft, ArrowRight, Hammer, Redo2, RotateCcw, Undo2 } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";

import { messageOf } from "../../lib/errors";
import { Page } from "../../portal/Page";
import { Button } from "../../ui/Button";
import { ButtonLink } from "../../ui/ButtonLink";
import { IconButton } from "../../ui/IconButton";
import type { SpecHistory } from "../spec";
import { useBuild } from "./useBuild";
import type { Review } from "./useReview";
import { useStartOver } from "./useStartOver";
import { useUndoKeys } from "./useUndoKeys";
import { type StepKey, STEPS, WizardSteps } from "./WizardSteps";

export interface WizardFrameProps {
  step: StepKey;
  review: Review;
  children: ReactNode;
}

/** The frame of each step: where one is, undo and redo, back and on. */
export function WizardFrame({ step, review, children }: WizardFrameProps) {
  const { t } = useTranslation(["start", "common"]);
  const navigate = useNavigate();
  const startOver = useStartOver();
  const build = useBuild();
  const { history, reading, faulty } = review;
  useUndoKeys(history);
  const at = STEPS.findIndex(({ key }) => key === step);
  const [before, next] = [STEPS[at - 1], STEPS[at + 1]];
  const name = typeof history.spec.name === "string" ? history.spec.name : "";
  return (
    <>
      <Page
        title={t(`wizard.title.${step}`, { name })}
        description={t(`wizard.text.${step}`)}
        width="full"
        actions={
          <>
            <UndoButtons history={history} />
            <Button
              variant="ghost"
              icon={RotateCcw}
              onClick={() => {
                startOver();
                void navigate("/");
              }}
            >
              {t("startOver")}
            </Button>
          </>
        }
      >
        <WizardSteps current={step} />
        <p role="status" className={reading ? "text-sm text-muted" : "sr-only"}>
          {reading && t("review.reading")}
        </p>
        {children}
      </Page>
      <footer className="on-surface sticky bottom-0 z-10 mt-auto flex flex-wrap items-center gap-2 border-t px-4 py-3 sm:px-6">
        {before && (
          <ButtonLink to={before.to} variant="ghost">
            <ArrowLeft className="size-4 rtl:rotate-180" aria-hidden />
            {t("common:action.back")}
          </ButtonLink>
        )}
        {faulty && (
          <p role="status" className="text-sm text-warning-ink">
            {t("review.faulty")}
          </p>
        )}
        {build.isError && (
          <p role="alert" className="text-sm text-danger-ink">
            {messageOf(build.error)}
          </p>
        )}
        <div className="ms-auto flex flex-wrap gap-2">
          <Button
            variant={next ? "secondary" : "primary"}
            icon={Hammer}
            busy={build.isPending}
            disabled={reading || faulty}
            onClick={() => {
              build.mutate();
            }}
          >
            {t("build")}
          </Button>
          {next && (
            <ButtonLink to={next.to}>
              {t(`wizard.${next.key}`)}
              <ArrowRight className="size-4 rtl:rotate-180" aria-hidden />
            </ButtonLink>
          )}
        </div>
      </footer>
    </>
  );
}

function UndoButtons({ history }: { history: SpecHistory }) {
  const { t } = useTranslation("start");
  const { canUndo, canRedo, undo, redo, undoLabel, redoLabel } = history;
  return (
    <div className="flex">
      <IconButton
        icon={Undo2}
        label={t("wizard.undo", { what: undoLabel })}
        disabled={!canUndo}
        onClick={undo}
      />
      <IconButton
        icon={Redo2}
        label={t("wizard.redo", { what: redoLabel })}
        disabled={!canRedo}
        onClick={redo}
      />
    </div>
  );
}
