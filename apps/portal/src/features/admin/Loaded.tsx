import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { messageOf } from "../../lib/errors";
import { ErrorState } from "../../ui/EmptyState";
import { SkeletonRows } from "../../ui/Skeleton";

export interface LoadedProps<Data> {
  query: { data: Data | undefined; error: unknown; refetch: () => Promise<unknown> };
  children: (data: Data) => ReactNode;
}

/** What was asked for, once it is here; until then that it comes, or why it does not. */
export function Loaded<Data>({ query, children }: LoadedProps<Data>) {
  const { t } = useTranslation();
  if (query.data !== undefined) return children(query.data);
  if (query.error)
    return (
      <ErrorState
        title={t("state.failed")}
        message={messageOf(query.error)}
        onRetry={() => void query.refetch()}
      />
    );
  return <SkeletonRows rows={4} label={t("state.loading")} />;
}
