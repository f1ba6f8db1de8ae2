import { useTranslation } from "react-i18next";

import type { Schema } from "../../api/client";
import { Badge } from "../../ui/Badge";
import { type Column, Table } from "../../ui/Table";
import { formatDuration, localeOf } from "./duration";
import { isOver, known, STATE_TONES } from "./jobs";

type Job = Schema["JobOut"];

export interface JobsTableProps {
  jobs: readonly Job[];
  /** What applications are called; left out where all are of one. */
  nameOf?: (app: string) => string;
}

/** Builds with how they ended and when; each leads to its page. */
export function JobsTable({ jobs, nameOf }: JobsTableProps) {
  const { t, i18n } = useTranslation("build");
  const when = (moment: string) =>
    new Date(moment).toLocaleString(localeOf(i18n.language), {
      dateStyle: "medium",
      timeStyle: "short",
    });
  const begun: Column<Job> = {
    key: "begun",
    label: t("list.begun"),
    render: ({ created_at: at }) => when(at),
  };
  const state: Column<Job> = {
    key: "state",
    label: t("list.state"),
    render: ({ state: how, error }) => (
      <span className="flex flex-wrap items-center gap-2">
        <Badge tone={STATE_TONES[how]} dot>
          {t(`state.${how}`)}
        </Badge>
        {error && <span className="line-clamp-1 text-sm text-muted">{error.message}</span>}
      </span>
    ),
  };
  const took: Column<Job> = {
    key: "took",
    label: t("list.took"),
    align: "right",
    render: ({ state: how, created_at: from, finished_at: ended }) =>
      isOver(how) && known(ended)
        ? formatDuration((Date.parse(ended) - Date.parse(from)) / 1000, i18n.language)
        : "–",
  };
  const columns = nameOf
    ? [
        { key: "app", label: t("list.app"), render: ({ app }: Job) => nameOf(app) },
        state,
        begun,
        took,
      ]
    : [begun, state, took];
  return (
    <Table
      caption={t("list.caption")}
      columns={columns}
      rows={jobs}
      rowKey={({ job }) => job}
      rowHref={({ job }) => `/jobs/${job}`}
    />
  );
}
