import { useTranslation } from "react-i18next";

import { showAgo, showDate } from "../../../lib/show";
import { Card } from "../../../ui/Card";
import { Skeleton } from "../../../ui/Skeleton";
import type { App } from "../../apps/appState";
import { useHealth, useSpec } from "../queries";
import type { AppSpec } from "../spec";

const SHOWN = 8;

/** What an application consists of, in the words that it uses itself. */
export function Facts({ app }: { app: App }) {
  const { t } = useTranslation("app");
  const spec = useSpec(app.id);
  const health = useHealth(app.id);
  return (
    <Card title={t("facts.title")}>
      <dl className="flex flex-col gap-4 text-[0.9375rem]">
        {spec.isPending && <Skeleton className="h-24 w-full" />}
        {spec.data && <SpecFacts spec={spec.data} />}
        {health.data?.since && health.data.state === "running" && (
          <Fact label={t("facts.upSince")}>
            {showAgo(health.data.since)}
            {health.data.restarts > 0 &&
              ` · ${t("facts.restarts", { count: health.data.restarts })}`}
          </Fact>
        )}
        <Fact label={t("facts.created")}>{showDate(app.created_at)}</Fact>
      </dl>
    </Card>
  );
}

function SpecFacts({ spec }: { spec: AppSpec }) {
  const { t } = useTranslation("app");
  const kinds = [
    { key: "entities", labels: (spec.entities ?? []).map((one) => one.label_plural) },
    { key: "pages", labels: (spec.pages ?? []).map((one) => one.title) },
    { key: "roles", labels: (spec.roles ?? []).map((one) => one.label) },
  ] as const;
  return kinds.map(({ key, labels }) => (
    <Fact key={key} label={t(`facts.${key}`, { count: labels.length })}>
      <ul className="mt-1 flex flex-wrap gap-1.5">
        {labels.slice(0, SHOWN).map((label, place) => (
          // Two pages may have the same title.
          <li
            key={`${String(place)} ${label}`}
            className="rounded-md bg-neutral-soft px-2 py-0.5 text-sm"
          >
            {label}
          </li>
        ))}
        {labels.length > SHOWN && (
          <li className="px-1 py-0.5 text-sm text-muted">
            {t("facts.more", { count: labels.length - SHOWN })}
          </li>
        )}
      </ul>
    </Fact>
  ));
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div>
      <dt className="text-sm text-muted">{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
