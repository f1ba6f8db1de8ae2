import { useTranslation } from "react-i18next";
import { Navigate, Outlet, useMatch } from "react-router";

import { canBuild, type Reviewed, reviewFits } from "../../features/start/draft";
import type { StepKey } from "../../features/start/WizardSteps";
import { useDraft } from "../../features/start/useDraft";
import { useReading, useReview } from "../../features/start/useReview";
import { WizardFrame } from "../../features/start/WizardFrame";
import { WizardWaiting } from "../../features/start/WizardWaiting";
import { messageOf } from "../../lib/errors";

/** The steps after the description: they share one specification, which is kept while somebody goes to and fro. */
export function Component() {
  const { t } = useTranslation("start");
  const { draft, ready } = useDraft();
  const query = useReading(draft, ready);
  const step = (useMatch("/new/:step")?.params.step ?? "review") as StepKey;
  if (ready && !canBuild(draft)) return <Navigate to="/" replace />;
  if (!draft.reviewed || (!reviewFits(draft) && query.isError))
    return (
      <WizardWaiting
        step={step}
        problem={query.isError ? messageOf(query.error) : ""}
        title={t(query.isError ? "review.unread" : "review.reading")}
        onRetry={() => void query.refetch()}
      />
    );
  return <Reviewing reviewed={draft.reviewed} reading={!reviewFits(draft)} step={step} />;
}

interface ReviewingProps {
  reviewed: Reviewed;
  reading: boolean;
  step: StepKey;
}

function Reviewing({ reviewed, reading, step }: ReviewingProps) {
  const review = useReview(reviewed, reading);
  return (
    <WizardFrame step={step} review={review}>
      <Outlet context={review} />
    </WizardFrame>
  );
}
