import { type LucideIcon, Minus, PenLine, Plus, RefreshCw } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { Schema } from "../../../api/client";
import { Card } from "../../../ui/Card";
import { cx } from "../../../ui/cx";
import { More } from "./More";

type Change = Schema["WordedChange"];

const GROUPS = ["data", "pages", "permissions", "features", "look", "other"] as const;

/** What comes and goes is told before what is only different. */
const WEIGHT: readonly Change["kind"][] = ["removed", "added", "retyped", "renamed", "changed"];
const SHOWN = 6;

const LOOKS: Record<Change["kind"], readonly [LucideIcon, string]> = {
  added: [Plus, "bg-success-soft text-success-ink"],
  removed: [Minus, "bg-danger-soft text-danger-ink"],
  renamed: [PenLine, "bg-info-soft text-info-ink"],
  retyped: [RefreshCw, "bg-warning-soft text-warning-ink"],
  changed: [PenLine, "bg-info-soft text-info-ink"],
};

/** What people will notice, in sentences, by what it is about. */
export function ChangedWords({ changes }: { changes: readonly Change[] }) {
  const { t } = useTranslation("app");
  if (changes.length === 0) return null;
  return (
    <Card title={t("changes.words", { count: changes.length })}>
      <ChangeList changes={changes} />
    </Card>
  );
}

export function ChangeList({ changes }: { changes: readonly Change[] }) {
  const { t } = useTranslation("app");
  const groups = GROUPS.map((group) => ({
    group,
    members: changes
      .filter((change) => change.group === group)
      .toSorted((a, b) => WEIGHT.indexOf(a.kind) - WEIGHT.indexOf(b.kind)),
  })).filter(({ members }) => members.length > 0);
  return (
    <div className="flex flex-col gap-5">
      {groups.map(({ group, members }) => (
        <section key={group} aria-label={t(`changes.group.${group}`)}>
          <h3 className="mb-2 text-sm text-muted">{t(`changes.group.${group}`)}</h3>
          <Lines changes={members.slice(0, SHOWN)} />
          {members.length > SHOWN && (
            <div className="mt-2">
              <More count={members.length - SHOWN}>
                <Lines changes={members.slice(SHOWN)} />
              </More>
            </div>
          )}
        </section>
      ))}
    </div>
  );
}

function Lines({ changes }: { changes: readonly Change[] }) {
  return (
    <ul className="flex flex-col gap-2">
      {changes.map((change, place) => (
        <Line key={`${String(place)} ${change.element}`} change={change} />
      ))}
    </ul>
  );
}

function Line({ change }: { change: Change }) {
  const { t } = useTranslation("app");
  const [Icon, colour] = LOOKS[change.kind];
  return (
    <li className="flex items-start gap-3 text-[0.9375rem]">
      <span
        className={cx(
          "mt-0.5 inline-flex size-5 shrink-0 items-center justify-center rounded-md",
          colour,
        )}
      >
        <Icon className="size-3.5" aria-label={t(`changes.kind.${change.kind}`)} role="img" />
      </span>
      <span className="min-w-0 break-words">{change.words}</span>
    </li>
  );
}
