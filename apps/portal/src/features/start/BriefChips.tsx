import { Columns3, FileText, type LucideIcon, Palette, Puzzle, Users } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { Schema } from "../../api/client";
import { cx } from "../../ui/cx";

type Brief = Schema["Brief"];
type Group = "entities" | "roles" | "pages" | "features" | "colours";

const GROUPS: readonly { key: Group; icon: LucideIcon }[] = [
  { key: "entities", icon: Columns3 },
  { key: "roles", icon: Users },
  { key: "pages", icon: FileText },
  { key: "features", icon: Puzzle },
  { key: "colours", icon: Palette },
];
const MOST = 8;

/** What is understood so far, as small words beside the text. */
export function BriefChips({ brief, reading }: { brief: Brief; reading: boolean }) {
  const { t } = useTranslation("start");
  const shown = GROUPS.filter(({ key }) => brief[key].length > 0);
  return (
    <div className={cx("flex flex-col gap-3 transition-opacity", reading && "opacity-70")}>
      {brief.problem !== "" && <p className="text-sm text-muted">{brief.problem}</p>}
      {shown.length > 0 && (
        <dl className="grid gap-x-5 gap-y-2.5 sm:grid-cols-[max-content_1fr]">
          {shown.map(({ key, icon: Icon }) => (
            <div key={key} className="contents">
              <dt className="flex items-center gap-1.5 self-center text-sm text-muted">
                <Icon className="size-4" aria-hidden />
                {t(`brief.${key}`)}
              </dt>
              <dd className="flex flex-wrap gap-1.5">
                <Chips chips={brief[key]} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {brief.not_understood.length > 0 && (
        <div className="text-sm">
          <p className="text-warning-ink">{t("brief.notUnderstood")}</p>
          <ul className="mt-1 flex flex-col gap-0.5">
            {brief.not_understood.slice(0, 3).map((words) => (
              <li key={words.start} className="truncate text-muted">
                “{words.text.trim()}”
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

function Chips({ chips }: { chips: readonly Schema["Chip"][] }) {
  const { t } = useTranslation("start");
  const more = chips.length - MOST;
  return (
    <>
      {chips.slice(0, MOST).map((chip) => (
        <span
          key={chip.name}
          title={chip.words[0] && `“${chip.words.map(({ text }) => text).join("” “")}”`}
          className={cx(
            "inline-flex items-center gap-1.5 rounded-full px-2.5 py-0.5 text-sm font-medium",
            chip.words.length > 0 ? "bg-primary-soft text-link" : "bg-neutral-soft text-text",
          )}
        >
          {chip.value !== "" && (
            <span
              aria-hidden
              className="size-3 rounded-full border border-border-strong"
              style={{ background: chip.value }}
            />
          )}
          {chip.label}
        </span>
      ))}
      {more > 0 && <span className="text-sm text-muted">{t("brief.more", { count: more })}</span>}
    </>
  );
}
