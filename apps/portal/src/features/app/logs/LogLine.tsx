import { useTranslation } from "react-i18next";

import { cx } from "../../../ui/cx";
import { localeOf } from "../../builds/duration";
import type { Line } from "./lines";

/** One line: when, how grave, and what was printed. */
export function LogLine({ line }: { line: Line }) {
  const { t, i18n } = useTranslation("app");
  const { at, level, source, message } = line;
  const grave = level === "error" || level === "warning";
  const moment = new Date(at);
  return (
    <>
      <time
        dateTime={at}
        title={moment.toLocaleString(localeOf(i18n.language))}
        className={cx("shrink-0 tabular-nums", !grave && "text-muted")}
      >
        {moment.toLocaleTimeString(localeOf(i18n.language))}
      </time>
      <span className={cx("w-16 shrink-0 max-sm:hidden", !grave && "text-muted")}>
        {t(`logs.levels.${level}`)}
      </span>
      {source === "platform" && (
        <span className={cx("shrink-0 font-sans text-xs leading-6", !grave && "text-muted")}>
          {t("logs.platform")}
        </span>
      )}
      <span className="min-w-0 [overflow-wrap:anywhere] whitespace-pre-wrap">{message}</span>
    </>
  );
}
