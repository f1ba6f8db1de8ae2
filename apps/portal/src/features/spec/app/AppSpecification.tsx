import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";

import { api, call } from "../../../api/client";
import { Button } from "../../../ui/Button";
import { ErrorState } from "../../../ui/EmptyState";
import { SkeletonCards } from "../../../ui/Skeleton";
import { SpecEditor } from "../editor/SpecEditor";
import { useSpecHistory } from "../model/history";
import type { Spec } from "../model/types";
import { useSpecCheck } from "../model/useSpecCheck";
import { withIds } from "../ops/ids";

export interface AppSpecificationProps {
  app: string;
  /** Called with the edited specification, to be looked at before it is built. */
  onReview: (spec: Spec) => void;
}

/** What an application is, to be read and changed. */
export function AppSpecification({ app, onReview }: AppSpecificationProps) {
  const { t } = useTranslation("spec");
  const found = useQuery({
    queryKey: ["app", app, "spec"],
    queryFn: ({ signal }) =>
      call(api.GET("/api/apps/{app}/spec", { params: { path: { app } }, signal })),
  });
  const spec = useMemo(
    () => found.data && withIds(found.data.spec as unknown as Spec),
    [found.data],
  );
  if (found.isError) {
    return <ErrorState title={t("failed")} onRetry={() => void found.refetch()} />;
  }
  if (!spec) return <SkeletonCards />;
  return <Editing spec={spec} onReview={onReview} />;
}

function Editing({ spec, onReview }: { spec: Spec; onReview: (spec: Spec) => void }) {
  const { t } = useTranslation("spec");
  const history = useSpecHistory(spec);
  const check = useSpecCheck(history.spec);
  return (
    <div className="flex flex-col gap-5">
      <SpecEditor spec={history.spec} onChange={history.change} faults={check.faults} />
      <Button
        disabled={!history.canUndo}
        className="self-start"
        onClick={() => {
          onReview(history.spec);
        }}
      >
        {t("app.review")}
      </Button>
    </div>
  );
}
