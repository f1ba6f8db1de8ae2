import { ArrowDownToLine, Download } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { Button } from "../../ui/Button";
import { SearchBox } from "../../ui/SearchBox";
import type { JobEvent } from "./jobs";
import { LogLines } from "./LogLines";
import { downloadLog } from "./downloadLog";

export interface LogPanelProps {
  job: string;
  events: readonly JobEvent[];
  running: boolean;
}

/** The log: follows its end until somebody scrolls up, can be searched, and downloaded whole. */
export function LogPanel({ job, events, running }: LogPanelProps) {
  const { t } = useTranslation(["build", "common"]);
  const [query, setQuery] = useState("");
  const [atEnd, setAtEnd] = useState(true);
  const wanted = query.trim().toLowerCase();
  const lines =
    wanted === ""
      ? events
      : events.filter(({ message, step }) => `${step} ${message}`.toLowerCase().includes(wanted));
  return (
    <section
      aria-labelledby="log-title"
      className="on-surface flex flex-col overflow-hidden rounded-xl border shadow-card"
    >
      <header className="flex flex-wrap items-center gap-3 border-b px-(--card-padding) py-3">
        <h2 id="log-title" className="text-lg">
          {t("log.title")}
        </h2>
        <p
          className="text-sm text-muted tabular-nums"
          // What a search found is news; each line that comes is not.
          aria-live={wanted === "" ? "off" : "polite"}
        >
          {wanted === ""
            ? t("log.lines", { count: events.length })
            : t("log.found", { count: lines.length })}
        </p>
        <div className="ms-auto flex items-center gap-2 max-sm:w-full sm:w-96">
          <SearchBox label={t("log.search")} value={query} onSearch={setQuery} />
          <Button
            variant="secondary"
            size="small"
            icon={Download}
            onClick={() => void downloadLog(job)}
          >
            {t("common:action.download")}
          </Button>
        </div>
      </header>
      <div className="relative">
        <LogLines
          lines={lines}
          follow={atEnd && wanted === ""}
          onAtEnd={setAtEnd}
          label={t("log.region")}
          empty={t(wanted === "" ? (running ? "log.waiting" : "log.empty") : "log.nothing")}
        />
        {!atEnd && running && wanted === "" && (
          <Button
            size="small"
            icon={ArrowDownToLine}
            className="absolute inset-x-0 bottom-3 mx-auto w-fit"
            onClick={() => {
              setAtEnd(true);
            }}
          >
            {t("log.toEnd")}
          </Button>
        )}
      </div>
    </section>
  );
}
