import { ArrowDownToLine, ChevronsUp, Download, Pause, Play } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";

import { messageOf } from "../../../lib/errors";
import { Button } from "../../../ui/Button";
import { ErrorState } from "../../../ui/EmptyState";
import { SearchBox } from "../../../ui/SearchBox";
import { Select } from "../../../ui/Select";
import { SkeletonRows } from "../../../ui/Skeleton";
import { VirtualLines } from "../../logs/VirtualLines";
import { saveLog } from "../../logs/saveLog";
import { FollowingNote } from "./FollowingNote";
import { type Level, type Line, LEVELS } from "./lines";
import { LogLine } from "./LogLine";
import { useLog } from "./useLog";
import type { useLogAddress } from "./useLogAddress";

export interface RunLogProps {
  app: string;
  address: ReturnType<typeof useLogAddress>;
}

/** What the application prints while it runs: followed until somebody scrolls up or pauses it. */
export function RunLog({ app, address }: RunLogProps) {
  const { t } = useTranslation(["app", "common"]);
  const [atEnd, setAtEnd] = useState(true);
  const [pausedAt, setPausedAt] = useState<number | null>(null);
  const levels = address.level === "" ? [] : LEVELS.slice(0, LEVELS.indexOf(address.level) + 1);
  const log = useLog(app, { text: address.text, levels });
  const { lines, asked, failed } = log;
  const shown = pausedAt === null ? lines : lines.filter(({ number }) => number <= pausedAt);
  const narrowed = address.text !== "" || address.level !== "";
  if (failed)
    return (
      <ErrorState
        title={t("logs.failed")}
        message={messageOf(failed.error)}
        onRetry={() => void failed.refetch()}
      />
    );
  return (
    <section
      aria-labelledby="log-title"
      className="on-surface flex flex-col overflow-hidden rounded-xl border shadow-card"
    >
      <header className="flex flex-wrap items-center gap-3 border-b px-(--card-padding) py-3">
        <h2 id="log-title" className="text-lg">
          {t("logs.running")}
        </h2>
        <FollowingNote following={log.following} paused={pausedAt !== null} />
        <div className="ms-auto flex flex-wrap items-center gap-2 max-sm:w-full">
          <SearchBox
            label={t("logs.search")}
            value={address.text}
            className="sm:w-56"
            onSearch={(text) => {
              address.go({ text });
            }}
          />
          <Select
            name="level"
            label={t("logs.level")}
            hideLabel
            className="w-full sm:w-44"
            value={address.level}
            placeholder={t("logs.everything")}
            options={LEVELS.filter((level) => level !== "debug").map((level) => ({
              value: level,
              label: t(`logs.from.${level as Exclude<Level, "debug">}`),
            }))}
            onChange={(level) => {
              address.go({ level: level as Level | "" });
            }}
          />
          <Button
            variant="secondary"
            size="small"
            icon={pausedAt === null ? Pause : Play}
            onClick={() => {
              setPausedAt(pausedAt === null ? (lines.at(-1)?.number ?? 0) : null);
            }}
          >
            {pausedAt === null
              ? t("logs.pause")
              : t("logs.goOn", { count: lines.length - shown.length })}
          </Button>
          <Button
            variant="secondary"
            size="small"
            icon={Download}
            onClick={() => {
              saveLog(`/api/apps/${app}/log.txt`, `${app}.log`).catch((error: unknown) => {
                toast.error(messageOf(error));
              });
            }}
          >
            {t("common:action.download")}
          </Button>
        </div>
      </header>
      {asked.isPending ? (
        <SkeletonRows label={t("common:state.loading")} />
      ) : (
        <div className="relative">
          {asked.hasNextPage && (
            <div className="border-b bg-sunken px-4 py-1.5">
              <Button
                variant="ghost"
                size="small"
                icon={ChevronsUp}
                busy={asked.isFetchingNextPage}
                onClick={() => {
                  setAtEnd(false);
                  void asked.fetchNextPage();
                }}
              >
                {t("logs.older")}
              </Button>
            </div>
          )}
          <VirtualLines
            lines={shown}
            numberOf={numberOf}
            render={(line) => <LogLine line={line} />}
            classOf={colourOf}
            follow={atEnd && pausedAt === null}
            onAtEnd={setAtEnd}
            label={t("logs.lines")}
            empty={t(narrowed ? "logs.nothing" : "logs.empty")}
            className="h-[28rem] max-h-[70vh]"
          />
          {!atEnd && shown.length > 0 && (
            <Button
              size="small"
              icon={ArrowDownToLine}
              className="absolute inset-x-0 bottom-3 mx-auto w-fit"
              onClick={() => {
                setPausedAt(null);
                setAtEnd(true);
              }}
            >
              {t("logs.toEnd")}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}

function numberOf({ number }: Line): number {
  return number;
}

function colourOf({ level }: Line): string | false {
  if (level === "error") return "bg-danger-soft text-danger-ink";
  return level === "warning" && "bg-warning-soft text-warning-ink";
}
