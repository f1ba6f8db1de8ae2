import { Camera, MessageSquareQuote, ShieldCheck } from "lucide-react";
import { useTranslation } from "react-i18next";

import { StatCard, StatGrid } from "../../ui/StatCard";
import type { Evidence } from "./useEvidence";

/** The evidence in three figures. */
export function EvidenceSummary({ evidence }: { evidence: Evidence }) {
  const { t } = useTranslation("build");
  const { sentences, gates, pictures } = evidence;
  const ran = gates.filter(({ status }) => status !== "skipped");
  const share = (count: number, all: number) =>
    t("evidence.summary.of", { count, all: String(all) });
  return (
    <StatGrid>
      <StatCard
        icon={MessageSquareQuote}
        label={t("evidence.summary.realised")}
        value={share(
          sentences.filter(({ status }) => status === "realised").length,
          sentences.length,
        )}
      />
      <StatCard
        icon={ShieldCheck}
        label={t("evidence.summary.checks")}
        value={share(ran.filter(({ status }) => status === "passed").length, ran.length)}
      />
      <StatCard
        icon={Camera}
        label={t("evidence.summary.pictures")}
        value={String(pictures.length)}
      />
    </StatGrid>
  );
}
