import { useTranslation } from "react-i18next";

import { TextLink } from "../../ui/TextLink";
import { GateName } from "./GateChips";
import type { Gate } from "./jobs";
import { sentenceOfFile, useEvidence } from "./useEvidence";

const MOST = 12;

export interface FindingsProps {
  app: string;
  job: string;
  gates: readonly Gate[];
  /** Whether the sentences stand below already. */
  withSentences?: boolean;
}

/** What the checks found, each with the file it is in; the sentence behind it stands in the evidence. */
export function Findings({ app, job, gates, withSentences = false }: FindingsProps) {
  const { t } = useTranslation("build");
  const { data: evidence } = useEvidence(job);
  return (
    <div className="flex flex-col gap-3">
      {gates.map((gate) => (
        <div key={gate.name} className="rounded-lg border bg-sunken p-4">
          <p className="font-medium">
            <GateName name={gate.name} />
          </p>
          {gate.reason !== "" && <p className="text-sm text-muted">{gate.reason}</p>}
          <ul className="mt-2 flex flex-col gap-2">
            {gate.findings.slice(0, MOST).map((finding, index) => (
              <li key={index} className="text-sm">
                <TextLink to={fileAddress(app, finding.file, finding.line)} className="font-mono">
                  {finding.file}
                  {finding.line > 0 && `:${String(finding.line)}`}
                </TextLink>
                <span className="block break-words">
                  {finding.message} <span className="text-muted">{finding.code}</span>
                </span>
                <SentenceLink job={job} at={sentenceOfFile(evidence, finding.file)}>
                  {(at) => evidence?.sentences[at]?.text ?? ""}
                </SentenceLink>
              </li>
            ))}
          </ul>
          {gate.findings.length > MOST && (
            <p className="mt-2 text-sm text-muted">
              {t("gates.more", { count: gate.findings.length - MOST })}
            </p>
          )}
        </div>
      ))}
      {!withSentences && (
        <p className="text-sm">
          <TextLink to={`/jobs/${job}/evidence`}>{t("gates.toEvidence")}</TextLink>
        </p>
      )}
    </div>
  );
}

interface SentenceLinkProps {
  job: string;
  /** Its place in the description; null where none is known. */
  at: number | null;
  children: (at: number) => string;
}

function SentenceLink({ job, at, children }: SentenceLinkProps) {
  return at === null ? null : (
    <TextLink to={`/jobs/${job}/evidence#sentence-${String(at)}`} className="text-sm">
      “{children(at)}”
    </TextLink>
  );
}

/** Where a file of an application is shown. */
export function fileAddress(app: string, file: string, line: number): string {
  const place = new URLSearchParams({ path: file, ...(line > 0 && { line: String(line) }) });
  return `/apps/${app}/code?${place.toString()}`;
}
