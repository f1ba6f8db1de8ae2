import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";

import { NotFound } from "../../app/NotFound";
import { ApiError, messageOf } from "../../lib/errors";
import { ErrorState } from "../../ui/EmptyState";
import { SkeletonRows } from "../../ui/Skeleton";

export interface LoadedProps<Data> {
  query: UseQueryResult<Data>;
  /** What is shown while waiting. */
  waiting?: ReactNode;
  children: (data: Data) => ReactNode;
}

/** Shows what a query found, or that it is on its way, not there, or failed. */
export function Loaded<Data>({ query, waiting = <SkeletonRows />, children }: LoadedProps<Data>) {
  if (query.isPending) return waiting;
  if (query.isError) {
    const missing = query.error instanceof ApiError && query.error.status === 404;
    return missing ? (
      <NotFound />
    ) : (
      <ErrorState message={messageOf(query.error)} onRetry={() => void query.refetch()} />
    );
  }
  return children(query.data);
}
