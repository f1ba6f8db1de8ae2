import { FileSearch } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation, useParams } from "react-router";

import { EvidenceSummary } from "../../features/builds/EvidenceSummary";
import { Findings } from "../../features/builds/Findings";
import { GateChips } from "../../features/builds/GateChips";
import { JobHead } from "../../features/builds/JobHead";
import { isOver } from "../../features/builds/jobs";
import { PictureDialog } from "../../features/builds/PictureDialog";
import { PictureStrip } from "../../features/builds/PictureStrip";
import { SentenceEvidence } from "../../features/builds/SentenceEvidence";
import { type Evidence, type Picture, useEvidence } from "../../features/builds/useEvidence";
import { useAppOf, useJob } from "../../features/builds/useJob";
import { messageOf } from "../../lib/errors";
import { Page } from "../../portal/Page";
import { Card } from "../../ui/Card";
import { EmptyState, ErrorState } from "../../ui/EmptyState";
import { SkeletonRows } from "../../ui/Skeleton";

/** From each sentence to what was made of it, to the checks that prove it, to pictures. */
export function Component() {
  const { t } = useTranslation(["build", "common"]);
  const { job = "" } = useParams();
  const status = useJob(job, "asking");
  const evidence = useEvidence(job);
  const { data: app } = useAppOf(job, status.data?.app);
  const failure = status.error ?? evidence.error;
  if (!status.data || !evidence.data)
    return (
      <Page title={t("evidence.title")}>
        {failure ? (
          <ErrorState
            title={t("common:state.failed")}
            message={messageOf(failure)}
            onRetry={() => void Promise.all([status.refetch(), evidence.refetch()])}
          />
        ) : (
          <SkeletonRows label={t("common:state.loading")} />
        )}
      </Page>
    );
  const { gates, sentences } = evidence.data;
  return (
    <JobHead job={job} status={status.data} name={app?.name ?? ""}>
      <p className="max-w-prose text-muted">{t("evidence.text")}</p>
      {gates.length === 0 && sentences.length === 0 ? (
        <Card>
          <EmptyState
            icon={FileSearch}
            title={t("evidence.none")}
            description={t(
              isOver(status.data.state) ? "evidence.noneOver" : "evidence.noneRunning",
            )}
          />
        </Card>
      ) : (
        <Shown app={status.data.app} job={job} evidence={evidence.data} />
      )}
    </JobHead>
  );
}

interface ShownProps {
  app: string;
  job: string;
  evidence: Evidence;
}

function Shown({ app, job, evidence }: ShownProps) {
  const { t } = useTranslation("build");
  const { hash } = useLocation();
  const [picture, setPicture] = useState<Picture | null>(null);
  const failed = evidence.gates.filter(({ status }) => status === "failed");
  useEffect(() => {
    if (hash !== "") document.getElementById(hash.slice(1))?.scrollIntoView();
  }, [hash]);
  return (
    <>
      <EvidenceSummary evidence={evidence} />
      {failed.length > 0 && (
        <Card title={t("evidence.found")}>
          <Findings app={app} job={job} gates={failed} withSentences />
        </Card>
      )}
      {evidence.sentences.length > 0 && (
        <section aria-labelledby="proven" className="flex flex-col gap-4">
          <h2 id="proven" className="text-lg">
            {t("evidence.sentences")}
          </h2>
          <ol className="flex flex-col gap-4">
            {evidence.sentences.map((sentence, index) => (
              <SentenceEvidence
                key={index}
                index={index}
                sentence={sentence}
                pictures={evidence.pictures}
                onPicture={setPicture}
              />
            ))}
          </ol>
        </section>
      )}
      <Card title={t("evidence.gates")}>
        <GateChips gates={evidence.gates} />
      </Card>
      {evidence.pictures.length > 0 && (
        <Card title={t("evidence.allPictures")}>
          <PictureStrip pictures={evidence.pictures} onPicture={setPicture} />
        </Card>
      )}
      <PictureDialog
        picture={picture}
        onClose={() => {
          setPicture(null);
        }}
      />
    </>
  );
}
