import { useQuery } from "@tanstack/react-query";
import { ArrowRight, X } from "lucide-react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";

import { api, call } from "../../../api/client";
import { messageOf } from "../../../lib/errors";
import { Card } from "../../../ui/Card";
import { ErrorState } from "../../../ui/EmptyState";
import { IconButton } from "../../../ui/IconButton";
import { SkeletonRows } from "../../../ui/Skeleton";
import { TextLink } from "../../../ui/TextLink";
import { ChangeList } from "../changes/ChangedWords";
import { useSpec } from "../queries";

/** What differs between two checkpoints, in words. */
export function Compare(props: { app: string; from: string; to: string; onClose: () => void }) {
  const { app, from, to, onClose } = props;
  const { t } = useTranslation("app");
  const before = useSpec(app, from);
  const after = useSpec(app, to);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.scrollIntoView({ block: "nearest" });
    place.current?.focus({ preventScroll: true });
  }, [from, to]);
  const difference = useQuery({
    queryKey: ["app", app, "compare", from, to],
    queryFn: ({ signal }) =>
      call(
        api.POST("/api/specs/diff", {
          body: { before: { ...before.data }, after: { ...after.data } },
          signal,
        }),
      ),
    enabled: before.data !== undefined && after.data !== undefined,
    staleTime: Infinity,
  });
  const error = before.error ?? after.error ?? difference.error;
  const number = (tag: string) => t("history.checkpoint", { number: tag.replace("build-", "") });
  return (
    <div ref={place} tabIndex={-1} className="scroll-mt-20" aria-live="polite">
      <Card
        title={
          <span className="flex flex-wrap items-center gap-2">
            {number(from)}
            <ArrowRight className="size-4 text-muted rtl:rotate-180" aria-label={t("changes.to")} />
            {number(to)}
          </span>
        }
        actions={
          <IconButton icon={X} size="small" label={t("history.closeCompare")} onClick={onClose} />
        }
      >
        {error && (
          <ErrorState
            title={t("history.compareFailed")}
            message={messageOf(error)}
            onRetry={() => {
              for (const one of [before, after, difference]) if (one.isError) void one.refetch();
            }}
          />
        )}
        {!error && difference.isPending && <SkeletonRows rows={3} label={t("changes.reading")} />}
        {difference.data &&
          (difference.data.changes.length === 0 ? (
            <p className="text-muted">{t("history.same")}</p>
          ) : (
            <ChangeList changes={difference.data.changes} />
          ))}
        <p className="mt-4 text-sm">
          <TextLink to={`/apps/${app}/code?from=${from}&to=${to}`}>{t("history.code")}</TextLink>
        </p>
      </Card>
    </div>
  );
}
