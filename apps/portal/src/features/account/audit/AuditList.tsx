import { useMutation } from "@tanstack/react-query";
import { Download, ScrollText } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { toast } from "sonner";

import { useMe } from "../../../api/useSession";
import { downloadCsv } from "../../../lib/files";
import { messageOf } from "../../../lib/errors";
import { Button } from "../../../ui/Button";
import { Card } from "../../../ui/Card";
import { EmptyState } from "../../../ui/EmptyState";
import { FilterBar, FilterSelect } from "../../../ui/FilterBar";
import { FilterRange } from "../../../ui/FilterRange";
import { SearchBox } from "../../../ui/SearchBox";
import { Loaded } from "../../admin/Loaded";
import { useActivityWords } from "../activityWords";
import { AuditRow } from "./AuditRow";
import { isDay } from "./dayBegins";
import { KINDS, type Scope, useAudit, wholeAudit } from "./useAudit";

/** The record of who did what: searched, narrowed, and taken along as a file. */
export function AuditList({ scope }: { scope: Scope }) {
  const { t } = useTranslation(["account", "common"]);
  const [params, setParams] = useSearchParams();
  const search = (params.get("q") ?? "").slice(0, 200);
  const kinds: readonly string[] = KINDS[scope];
  const kind = kinds.find((one) => one === params.get("kind")) ?? "";
  const [from, to] = [dayIn(params, "from"), dayIn(params, "to")];
  const { data: me } = useMe();
  const wanted = { search, kind, from, to, timeZone: me?.time_zone ?? "UTC" };
  const narrowed = [search, kind, from, to].some((one) => one !== "");
  const found = useAudit(scope, wanted);
  const words = useActivityWords();
  const file = useMutation({
    mutationFn: () => wholeAudit(scope, wanted),
    onSuccess: (entries) => {
      downloadCsv(`audit-${scope}.csv`, [
        ["at", "who", "what", "action", "target", "address", "agent", "details"],
        ...entries.map((entry) => [
          entry.at,
          entry.actor_email || entry.actor,
          words(entry),
          entry.action,
          entry.target,
          entry.address,
          entry.agent,
          JSON.stringify(entry.details),
        ]),
      ]);
    },
    onError: (error) => toast.error(messageOf(error)),
  });

  function look(next: Partial<typeof wanted>) {
    const { search: q, kind: only, from: since, to: until } = { ...wanted, ...next };
    setParams(
      {
        ...(q && { q }),
        ...(only && { kind: only }),
        ...(since && { from: since }),
        ...(until && { to: until }),
      },
      { replace: true },
    );
  }

  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0 grow">
          <FilterBar
            active={narrowed}
            onClear={() => {
              look({ search: "", kind: "", from: "", to: "" });
            }}
          >
            <SearchBox
              label={t("audit.search")}
              value={search}
              onSearch={(next) => {
                look({ search: next });
              }}
            />
            <FilterSelect
              label={t("audit.kind")}
              value={kind}
              options={KINDS[scope].map((value) => ({ value, label: t(`audit.kinds.${value}`) }))}
              onChange={(next) => {
                look({ kind: next });
              }}
            />
            <FilterRange
              label={t("audit.days")}
              kind="date"
              min={from}
              max={to}
              onChange={(bound, day) => {
                look(bound === "min" ? { from: day } : { to: day });
              }}
            />
          </FilterBar>
        </div>
        <Button
          variant="secondary"
          size="small"
          icon={Download}
          busy={file.isPending}
          onClick={() => {
            file.mutate();
          }}
        >
          {t("audit.csv")}
        </Button>
      </div>
      <Loaded query={found}>
        {({ pages }) => {
          const entries = pages.flatMap((page) => page.items);
          return (
            <Card flush>
              {entries.length === 0 ? (
                <EmptyState
                  icon={ScrollText}
                  title={t("audit.nothing")}
                  description={t(narrowed ? "audit.nothingFound" : "audit.nothingYet")}
                />
              ) : (
                <ol className="divide-y" aria-label={t("audit.list")}>
                  {entries.map((entry) => (
                    <AuditRow key={entry.id} entry={entry} />
                  ))}
                </ol>
              )}
            </Card>
          );
        }}
      </Loaded>
      {found.hasNextPage && (
        <Button
          variant="secondary"
          className="self-center"
          busy={found.isFetchingNextPage}
          onClick={() => void found.fetchNextPage()}
        >
          {t("common:action.loadMore")}
        </Button>
      )}
    </>
  );
}

/** A day of the address; empty when it says none. */
function dayIn(params: URLSearchParams, name: "from" | "to"): string {
  const day = params.get(name) ?? "";
  return isDay(day) ? day : "";
}
