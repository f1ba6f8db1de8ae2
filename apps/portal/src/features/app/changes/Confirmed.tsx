import { Hammer, TriangleAlert } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";

import type { Schema } from "../../../api/client";
import { messageOf } from "../../../lib/errors";
import { Button } from "../../../ui/Button";
import { Checkbox } from "../../../ui/Checkbox";
import { ErrorState } from "../../../ui/EmptyState";
import { SkeletonRows } from "../../../ui/Skeleton";
import { FormError } from "../../apps/FormError";
import { isLoss } from "./Migration";
import { useBuild, usePreview, type Wanted } from "./usePreview";
import { WhatChanges } from "./WhatChanges";

export interface ConfirmedProps {
  app: string;
  wanted: Wanted;
  back: { label: string; onBack: () => void };
  /** Called when the build is ordered, before its page is shown. */
  onOrdered?: () => void;
}

/** Shows what will change, and builds only what somebody has seen. */
export function Confirmed(props: ConfirmedProps) {
  const { app, wanted, back } = props;
  const { t } = useTranslation("app");
  const preview = usePreview(app, wanted);
  return (
    <section
      aria-labelledby="what-changes"
      aria-busy={preview.isPending}
      className="flex flex-col gap-5"
    >
      <h2 id="what-changes" className="text-xl">
        {t("changes.title")}
      </h2>
      {preview.isPending && (
        <div className="on-surface rounded-xl border">
          <SkeletonRows rows={5} label={t("changes.reading")} />
        </div>
      )}
      {preview.isError && (
        <ErrorState
          title={t("changes.failed")}
          message={messageOf(preview.error)}
          onRetry={() => void preview.refetch()}
        />
      )}
      {preview.data && (
        <>
          <p className="sr-only" role="status">
            {t("changes.words", { count: preview.data.changes.length })}
          </p>
          <WhatChanges preview={preview.data} />
        </>
      )}
      <Foot {...props} steps={preview.data?.migration ?? null} back={back} />
    </section>
  );
}

function Foot(props: ConfirmedProps & { steps: readonly Schema["MigrationStep"][] | null }) {
  const { app, wanted, back, steps, onOrdered } = props;
  const { t } = useTranslation("app");
  const navigate = useNavigate();
  const build = useBuild(app);
  const [key] = useState(newKey);
  const [knows, setKnows] = useState(false);
  const loses = steps?.some(isLoss) ?? false;
  return (
    <footer className="on-surface sticky bottom-0 z-10 -mx-1 flex flex-wrap items-center gap-3 rounded-xl border p-3.5 shadow-raised">
      {loses && (
        <div className="flex min-w-0 grow basis-full items-center gap-2.5 text-danger-ink">
          <TriangleAlert className="size-5 shrink-0" aria-hidden />
          <Checkbox label={t("changes.knows")} name="knows" value={knows} onChange={setKnows} />
        </div>
      )}
      <p className="min-w-0 grow basis-60 text-sm text-muted max-sm:sr-only">
        {t("changes.promise")}
      </p>
      <FormError error={build.error} />
      <Button variant="secondary" onClick={back.onBack}>
        {back.label}
      </Button>
      <Button
        icon={Hammer}
        busy={build.isPending}
        disabled={steps === null || (loses && !knows)}
        onClick={() => {
          build.mutate(
            { wanted, key },
            {
              onSuccess: ({ job }) => {
                onOrdered?.();
                void navigate(`/jobs/${job}`);
              },
            },
          );
        }}
      >
        {t("changes.build")}
      </Button>
    </footer>
  );
}

/** `crypto.randomUUID` is missing where the portal is reached without HTTPS on another machine. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join(
    "-",
  );
}
