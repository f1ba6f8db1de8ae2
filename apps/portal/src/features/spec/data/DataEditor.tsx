import { LayoutGrid, Plus, Workflow } from "lucide-react";
import { lazy, memo, Suspense, useMemo, useState } from "react";

import { Button } from "../../../ui/Button";
import { EmptyState } from "../../../ui/EmptyState";
import { Skeleton } from "../../../ui/Skeleton";
import { cx } from "../../../ui/cx";
import type { Spec } from "../model/types";
import { keyOf } from "../model/types";
import { Columns } from "../parts/Columns";
import { useSay } from "../parts/say";
import { EntityCard } from "./EntityCard";
import { EntityNames } from "./EntityNames";

const Diagram = lazy(() => import("../diagram/Diagram"));

/** What is kept: as cards, or drawn with the lines between. */
export const DataEditor = memo(function DataEditor({ spec }: { spec: Spec }) {
  const say = useSay();
  const [view, setView] = useState<"cards" | "diagram">("cards");
  const [adding, setAdding] = useState(false);
  const entities = useMemo(() => spec.entities ?? [], [spec.entities]);
  const words = JSON.stringify(entities.map((one) => [one.name, one.label, one.label_plural]));
  const labels = useMemo(
    () =>
      new Map(
        (JSON.parse(words) as [string, string, string][]).map(([name, one, many]) => [
          name,
          { one, many },
        ]),
      ),
    [words],
  );
  const shown = entities.toSorted(
    (one, other) => Number(one.system ?? 0) - Number(other.system ?? 0),
  );
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div
          role="group"
          aria-label={say("data.view")}
          className="inline-flex rounded-lg border bg-sunken p-0.5"
        >
          {(["cards", "diagram"] as const).map((one) => {
            const Icon = one === "cards" ? LayoutGrid : Workflow;
            return (
              <button
                key={one}
                type="button"
                aria-pressed={view === one}
                className={cx(
                  "inline-flex min-h-8 items-center gap-2 rounded-md px-3 text-sm font-medium transition-colors",
                  view === one
                    ? "bg-primary-soft text-link shadow-card"
                    : "text-muted hover:text-text",
                )}
                onClick={() => {
                  setView(one);
                }}
              >
                <Icon className="size-4" aria-hidden />
                {say(`data.${one}`)}
              </button>
            );
          })}
        </div>
        <Button
          variant="secondary"
          size="small"
          icon={Plus}
          onClick={() => {
            setAdding(true);
          }}
        >
          {say("data.addEntity")}
        </Button>
      </div>
      {entities.length === 0 && (
        <EmptyState title={say("data.empty")} description={say("data.emptyText")} />
      )}
      {view === "cards" ? (
        <Columns
          items={shown}
          keyOf={keyOf}
          weightOf={(one) => 4 + (one.fields?.length ?? 0) + (one.relations?.length ?? 0)}
          render={(entity) => <EntityCard entity={entity} labels={labels} />}
        />
      ) : (
        <Suspense fallback={<Skeleton className="h-128 w-full" />}>
          <Diagram spec={spec} />
        </Suspense>
      )}
      {adding && (
        <EntityNames
          onClose={() => {
            setAdding(false);
          }}
          onAdded={(name) => {
            requestAnimationFrame(() => {
              document.getElementById(`spec-${name}`)?.scrollIntoView({ block: "nearest" });
            });
          }}
        />
      )}
    </div>
  );
});
