import { Globe, type LucideIcon, Server, Share2, Smartphone } from "lucide-react";
import { useTranslation } from "react-i18next";

import { Badge } from "../../ui/Badge";
import { Card } from "../../ui/Card";
import { cx } from "../../ui/cx";
import type { Spec } from "../spec";
import type { Understood } from "./draft";

type Target = NonNullable<Spec["target"]>;
type Choice = Understood["targets"][number];

const ICONS: Record<Choice["side"], LucideIcon> = {
  api: Server,
  web: Globe,
  mobile: Smartphone,
  graphql: Share2,
};

export interface TargetCardsProps {
  targets: readonly Choice[];
  target: Target;
  onChange: (target: Target) => void;
}

/** What can be generated; what is not offered here yet is shown as that. */
export function TargetCards({ targets, target, onChange }: TargetCardsProps) {
  const { t } = useTranslation("start");
  return (
    <Card title={t("targets.title")} description={t("targets.text")}>
      {targets.length === 0 ? (
        <p className="text-muted">{t("targets.given")}</p>
      ) : (
        <ul className="grid gap-3 sm:grid-cols-2">
          {targets.map((choice) => (
            <li key={`${choice.side} ${String(choice.value)}`}>
              <TargetCard
                choice={choice}
                chosen={target[choice.side] === choice.value}
                alone={onlyOne(targets, choice)}
                onChange={(on) => {
                  onChange({ ...target, ...switched(choice, on) });
                }}
              />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

/** An application has some interface for programs; which one, is a choice among those that are offered. */
function onlyOne(targets: readonly Choice[], choice: Choice): boolean {
  return targets.filter(({ side, available }) => side === choice.side && available).length < 2;
}

function switched({ side, value }: Choice, on: boolean): Partial<Target> {
  const off = side === "graphql" ? false : "none";
  return { [side]: on ? value : off };
}

interface TargetCardProps {
  choice: Choice;
  chosen: boolean;
  alone: boolean;
  onChange: (on: boolean) => void;
}

function TargetCard({ choice, chosen, alone, onChange }: TargetCardProps) {
  const { t } = useTranslation("start");
  const Icon = ICONS[choice.side];
  const fixed = choice.side === "api" && chosen && alone;
  return (
    <label
      className={cx(
        "flex h-full items-start gap-3 rounded-lg border p-4 transition-colors",
        chosen ? "border-link bg-primary-soft" : "border-border-strong",
        choice.available ? "hover:border-control" : "text-muted",
      )}
    >
      <input
        type={choice.side === "api" ? "radio" : "checkbox"}
        name={choice.side}
        checked={chosen}
        disabled={!choice.available}
        aria-disabled={fixed}
        className="mt-1 size-4.5 shrink-0 accent-primary"
        onChange={({ target }) => {
          onChange(target.checked);
        }}
      />
      <span className="min-w-0 grow">
        <span className="flex items-center gap-2 font-medium">
          <Icon className="size-4.5" aria-hidden />
          {choice.label}
        </span>
        {!choice.available && <Badge>{t("targets.notOffered")}</Badge>}
      </span>
    </label>
  );
}
