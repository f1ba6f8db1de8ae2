import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";

import { api, call } from "../../../api/client";
import { messageOf } from "../../../lib/errors";
import { EmptyState, ErrorState } from "../../../ui/EmptyState";
import { ConfirmDialog } from "../../../ui/Dialog";
import { SkeletonCards } from "../../../ui/Skeleton";
import { SpecEditor } from "../editor/SpecEditor";
import { useSpecHistory } from "../model/history";
import type { Spec, SpecSection } from "../model/types";
import { useSpecCheck } from "../model/useSpecCheck";
import { withIds } from "../ops/ids";
import { useWords } from "../parts/say";
import { ChangeBar } from "./ChangeBar";
import { evidenceOf } from "./evidence";
import { useDifferences } from "./useDifferences";

export interface AppSpecificationProps {
  app: string;
  /** Called with the edited specification, to be looked at before it is built. */
  onReview: (spec: Spec) => void;
  /** What somebody had begun to change before, and what to call to keep it; null when nothing is changed. */
  draft?: Spec;
  onDraft?: (spec: Spec | null) => void;
  /** The open part and what to call with the next, when the address keeps it. */
  section?: SpecSection;
  onSection?: (section: SpecSection) => void;
}

/** What an application is, to be read and changed. */
export function AppSpecification({ app, ...rest }: AppSpecificationProps) {
  const say = useWords();
  const found = useQuery({
    queryKey: ["app", app, "spec"],
    queryFn: ({ signal }) =>
      call(api.GET("/api/apps/{app}/spec", { params: { path: { app } }, signal })),
    // Read anew while somebody edits, it would take the ground from under the changes.
    refetchOnWindowFocus: false,
    retry: false,
  });
  const spec = useMemo(
    () => found.data && withIds(found.data.spec as unknown as Spec),
    [found.data],
  );
  if (found.isError) {
    const { error } = found;
    if ((error as { status?: number }).status === 409) {
      return <EmptyState title={say("app.none")} description={say("app.noneText")} />;
    }
    return (
      <ErrorState
        title={say("failed")}
        message={messageOf(error)}
        onRetry={() => void found.refetch()}
      />
    );
  }
  if (!spec) return <SkeletonCards label={say("loading")} />;
  return <Editing key={app} spec={spec} {...rest} />;
}

function Editing({
  spec,
  onReview,
  draft,
  onDraft,
  ...address
}: Omit<AppSpecificationProps, "app"> & { spec: Spec }) {
  const say = useWords();
  const history = useSpecHistory(draft ?? spec);
  const check = useSpecCheck(history.spec);
  const changes = useDifferences(spec, history.spec);
  const [asking, setAsking] = useState(false);
  const { origins, assumed } = useMemo(() => evidenceOf(spec), [spec]);
  const changed = history.spec !== spec;
  useEffect(() => {
    onDraft?.(changed ? history.spec : null);
  }, [changed, history.spec, onDraft]);
  const blocked = check.faults.some((fault) => fault.severity === "error");
  return (
    <div className="flex flex-col gap-5">
      <SpecEditor
        spec={history.spec}
        onChange={history.change}
        history={history}
        faults={check.faults}
        completed={check.completed}
        suggestions={check.suggestions}
        origins={origins}
        assumed={assumed}
        {...address}
      />
      {changed && (
        <ChangeBar
          changes={changes}
          blocked={blocked}
          onReset={() => {
            setAsking(true);
          }}
          onReview={() => {
            onReview(history.spec);
          }}
        />
      )}
      <ConfirmDialog
        open={asking}
        title={say("app.resetTitle")}
        description={say("app.resetText")}
        confirmLabel={say("app.reset")}
        onClose={() => {
          setAsking(false);
        }}
        onConfirm={() => {
          setAsking(false);
          history.reset(spec);
        }}
      />
    </div>
  );
}
