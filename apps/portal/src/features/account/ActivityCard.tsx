import { useInfiniteQuery } from "@tanstack/react-query";
import {
  Building2,
  CircleAlert,
  KeyRound,
  LogIn,
  type LucideIcon,
  Pencil,
  ShieldCheck,
} from "lucide-react";
import { useTranslation } from "react-i18next";

import { api, type AuthSchema, call } from "../../api/client";
import { messageOf } from "../../lib/errors";
import { cx } from "../../ui/cx";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { SkeletonRows } from "../../ui/Skeleton";
import { useActivityWords, WARNINGS } from "./activityWords";
import { browserOf } from "./browserOf";
import { Failed } from "./Failed";
import { useMoments } from "./useMoments";

type Entry = AuthSchema["AuditEntry"];

const ICONS: Record<string, LucideIcon> = {
  session: LogIn,
  account: Pencil,
  token: KeyRound,
  platform: ShieldCheck,
};

/** What happened to one's account: sign-ins, refusals, changes. */
export function ActivityCard() {
  const { t } = useTranslation(["account", "common"]);
  const pages = useInfiniteQuery({
    queryKey: ["activity"],
    queryFn: ({ pageParam, signal }) =>
      call(
        api.GET("/api/auth/me/audit", {
          params: { query: { limit: 10, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (last) => last.next ?? undefined,
  });
  return (
    <Card flush title={t("activity.title")} description={t("activity.lead")}>
      {pages.isPending && <SkeletonRows rows={4} label={t("common:state.loading")} />}
      {pages.isError && (
        <Failed message={messageOf(pages.error)} onRetry={() => void pages.refetch()} />
      )}
      <ol className="divide-y" aria-label={t("activity.title")}>
        {pages.data?.pages
          .flatMap((page) => page.items)
          .map((entry) => (
            <Row key={entry.id} entry={entry} />
          ))}
      </ol>
      {pages.hasNextPage && (
        <div className="border-t p-3 text-center">
          <Button
            variant="ghost"
            size="small"
            busy={pages.isFetchingNextPage}
            onClick={() => void pages.fetchNextPage()}
          >
            {t("common:action.loadMore")}
          </Button>
        </div>
      )}
    </Card>
  );
}

function Row({ entry }: { entry: Entry }) {
  const words = useActivityWords();
  const { moment } = useMoments();
  const warning = WARNINGS.has(entry.action);
  const Icon = warning ? CircleAlert : (ICONS[entry.action.split(".")[0] ?? ""] ?? Building2);
  const { browser, system } = browserOf(entry.agent);
  const from = [browser, system, entry.address].filter(Boolean).join(" · ");
  return (
    <li className="flex items-start gap-3 px-(--card-padding) py-3">
      <Icon
        aria-hidden
        className={cx("mt-1 size-4 shrink-0", warning ? "text-danger-ink" : "text-muted")}
      />
      <div className="flex min-w-0 grow flex-wrap justify-between gap-x-4">
        <p className={cx("min-w-0", warning && "font-medium text-danger-ink")}>
          {words(entry)}
          {from !== "" && <span className="block text-sm font-normal text-muted">{from}</span>}
        </p>
        <time dateTime={entry.at} className="text-sm whitespace-nowrap text-muted">
          {moment(entry.at)}
        </time>
      </div>
    </li>
  );
}
