import { useTranslation } from "react-i18next";

import { VirtualLines } from "../logs/VirtualLines";
import { localeOf } from "./duration";
import type { JobEvent } from "./jobs";

export interface LogLinesProps {
  lines: readonly JobEvent[];
  /** Keeps the last line in sight. */
  follow: boolean;
  onAtEnd: (atEnd: boolean) => void;
  label: string;
  empty: string;
}

/** What was told about a build, line by line. */
export function LogLines(props: LogLinesProps) {
  const { i18n } = useTranslation();
  return (
    <VirtualLines
      {...props}
      numberOf={numberOf}
      classOf={({ kind }) => kind === "problem" && "bg-danger-soft text-danger-ink"}
      render={(line) => (
        <>
          <time dateTime={line.at} className="shrink-0 text-muted tabular-nums">
            {new Date(line.at).toLocaleTimeString(localeOf(i18n.language))}
          </time>
          <span className="w-24 shrink-0 truncate text-muted max-sm:hidden">
            {line.step || "–"}
          </span>
          <span className="min-w-0 break-words whitespace-pre-wrap">
            {line.message || stateOf(line)}
          </span>
        </>
      )}
    />
  );
}

function numberOf({ number }: JobEvent): number {
  return number;
}

/** A step that says nothing says at least how it stands. */
function stateOf({ data }: JobEvent): string {
  return typeof data?.state === "string" ? data.state : "";
}
