import { Filter } from "lucide-react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";

import { TagsInput } from "../../ui/TagsInput";
import { ChartCard } from "./ChartCard";
import type { Picture } from "./picture";
import { useFunnel, useTopPages } from "./queries";
import type { Looked } from "./useAnalyticsAddress";
import { useLabels } from "./useLabels";

const STEP = /^([a-z][a-z0-9_.]{0,63}|\/[^,?#\s]{0,500})$/;
const USUAL = 3;

export interface FunnelCardProps {
  looked: Looked;
  onSteps: (steps: string) => void;
}

/** How many visitors went how far on a way of pages and events. */
export function FunnelCard({ looked, onSteps }: FunnelCardProps) {
  const { t } = useTranslation("analytics");
  const pages = useTopPages(looked);
  const { number, percent } = useLabels(looked.timeZone);
  const known = useMemo(
    () =>
      (pages.data?.values ?? []).map(({ value }) => String(value)).filter((one) => STEP.test(one)),
    [pages.data],
  );
  const steps = looked.steps.length > 0 ? looked.steps : known.slice(0, USUAL);
  const wrong = steps.find((step) => !STEP.test(step));
  const asked = wrong === undefined && steps.length >= 2 ? steps : [];
  const funnel = useFunnel(looked, asked);
  const picture = useMemo((): Picture | undefined => {
    if (asked.length === 0) return pages.data && { kind: "bars", head: "", labels: [], lines: [] };
    return (
      funnel.data && {
        kind: "bars",
        head: t("funnelCard.head"),
        labels: funnel.data.steps.map(({ event }) => event),
        marks: funnel.data.steps.map(
          ({ visitors, share }) => `${number(visitors)} (${percent(share)})`,
        ),
        lines: [
          {
            name: t("visitors"),
            values: funnel.data.steps.map(({ visitors }) => visitors),
            colour: "chart-4",
          },
        ],
      }
    );
    // Ways of writing change with the language alone, which `t` stands for.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [funnel.data, pages.data, asked.length, t]);
  const last = funnel.data?.steps.at(-1);
  return (
    <ChartCard
      title={t("funnelCard.title")}
      description={t("funnelCard.about")}
      file="funnel"
      icon={Filter}
      picture={picture}
      error={pages.error ?? funnel.error}
      onRetry={() => {
        void pages.refetch();
        void funnel.refetch();
      }}
      words={t("funnelCard.words", { share: percent(last?.share ?? 0), step: last?.event ?? "" })}
      format={number}
      empty={t("funnelCard.empty")}
    >
      <TagsInput
        key={steps.join(",")}
        name="steps"
        label={t("funnelCard.steps")}
        hint={t("funnelCard.hint")}
        {...(wrong !== undefined && { error: t("funnelCard.wrong", { step: wrong }) })}
        value={steps}
        suggestions={known}
        placeholder="/"
        className="mb-4"
        onChange={(next) => {
          onSteps(next.slice(0, 10).join(","));
        }}
      />
    </ChartCard>
  );
}
