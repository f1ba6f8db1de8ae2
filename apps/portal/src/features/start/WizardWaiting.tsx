import { useTranslation } from "react-i18next";

import { Page } from "../../portal/Page";
import { ErrorState } from "../../ui/EmptyState";
import { SkeletonCards } from "../../ui/Skeleton";
import { ButtonLink } from "../../ui/ButtonLink";
import { type StepKey, WizardSteps } from "./WizardSteps";

export interface WizardWaitingProps {
  step: StepKey;
  title: string;
  /** Why the words could not be read; "" while they are. */
  problem: string;
  onRetry: () => void;
}

/** While the words are read, and when they cannot be. */
export function WizardWaiting({ step, title, problem, onRetry }: WizardWaitingProps) {
  const { t } = useTranslation(["start", "common"]);
  return (
    <Page title={t("wizard.review")}>
      <WizardSteps current={step} />
      {problem === "" ? (
        <>
          <p role="status" className="text-muted">
            {title}
          </p>
          <SkeletonCards label={title} />
        </>
      ) : (
        <>
          <ErrorState title={title} message={problem} onRetry={onRetry} />
          <ButtonLink to="/" variant="secondary" className="mx-auto">
            {t("review.backToWords")}
          </ButtonLink>
        </>
      )}
    </Page>
  );
}
