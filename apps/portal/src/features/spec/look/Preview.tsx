import "virtual:look-tokens.css";

import { Bell, CalendarDays, LayoutDashboard, Moon, Plus, Search, Sun } from "lucide-react";
import { useState } from "react";

import { Badge } from "../../../ui/Badge";
import { Button } from "../../../ui/Button";
import { cx } from "../../../ui/cx";
import type { Entity, Spec } from "../model/types";
import { iconOf } from "../parts/icons";
import { useSay } from "../parts/say";
import { lookVariables, prefersDark } from "./looks";

/** A page of the application in its own colours, shapes and fonts: drawn with its components, not a picture. */
export default function Preview({ spec }: { spec: Spec }) {
  const say = useSay();
  const theme = spec.theme ?? {};
  const begins = prefersDark(theme);
  const [dark, setDark] = useState<boolean | null>(null);
  const shown = theme.dark_mode === false ? begins : (dark ?? begins);
  const entities = (spec.entities ?? []).filter((one) => !one.system);
  const sidebar = theme.shell === "sidebar";
  return (
    <figure className="flex flex-col gap-2">
      <div
        role="img"
        aria-label={say("look.previewOf", { name: spec.name })}
        inert
        data-theme={shown ? "dark" : "light"}
        style={lookVariables(theme)}
        className="look overflow-hidden rounded-2xl border shadow-raised"
      >
        <div className="flex min-h-104 bg-bg font-sans text-text">
          {sidebar && <SideNavigation name={spec.name} entities={entities} />}
          <div className="flex min-w-0 grow flex-col">
            {!sidebar && <TopNavigation name={spec.name} entities={entities} />}
            <Content spec={spec} entities={entities} />
          </div>
        </div>
      </div>
      <figcaption className="flex items-center justify-between gap-3 text-sm text-muted">
        {say("look.preview")}
        {theme.dark_mode !== false && (
          <Button
            variant="ghost"
            size="small"
            icon={shown ? Sun : Moon}
            onClick={() => {
              setDark(!shown);
            }}
          >
            {say(shown ? "look.seeLight" : "look.seeDark")}
          </Button>
        )}
      </figcaption>
    </figure>
  );
}

function Brand({ name }: { name: string }) {
  return (
    <span className="flex items-center gap-2 font-heading font-semibold whitespace-nowrap">
      <span className="on-primary inline-flex size-7 items-center justify-center rounded-md text-sm">
        {name.charAt(0)}
      </span>
      <span className="truncate">{name}</span>
    </span>
  );
}

interface NavigationProps {
  name: string;
  entities: readonly Entity[];
}

function TopNavigation({ name, entities }: NavigationProps) {
  return (
    <div className="on-surface flex items-center gap-4 border-b px-4 py-2.5">
      <Brand name={name} />
      <span className="ms-auto flex gap-1 text-sm max-sm:hidden">
        {entities.slice(0, 3).map((entity, at) => (
          <span
            key={entity.name}
            className={cx(
              "rounded-md px-2.5 py-1",
              at === 0 ? "bg-primary-soft font-medium text-link" : "text-muted",
            )}
          >
            {entity.label_plural}
          </span>
        ))}
      </span>
      <span className="ms-auto inline-flex size-8 items-center justify-center rounded-full bg-accent-soft text-sm text-accent-ink sm:ms-0">
        A
      </span>
    </div>
  );
}

function SideNavigation({ name, entities }: NavigationProps) {
  return (
    <div className="on-surface flex w-44 shrink-0 flex-col gap-4 border-e p-3 text-sm max-sm:w-14">
      <span className="max-sm:w-7 max-sm:overflow-hidden">
        <Brand name={name} />
      </span>
      <span className="flex flex-col gap-0.5">
        {entities.slice(0, 5).map((entity, at) => {
          const Icon = iconOf(entity.icon);
          return (
            <span
              key={entity.name}
              className={cx(
                "flex items-center gap-2 rounded-md px-2 py-1.5",
                at === 0 ? "bg-primary-soft font-medium text-link" : "text-muted",
              )}
            >
              <Icon className="size-4 shrink-0" aria-hidden />
              <span className="truncate max-sm:hidden">{entity.label_plural}</span>
            </span>
          );
        })}
      </span>
    </div>
  );
}

function Content({ spec, entities }: { spec: Spec; entities: readonly Entity[] }) {
  const say = useSay();
  const first = entities[0];
  const second = entities[1];
  const rows = (spec.seeds ?? []).find((set) => set.entity === first?.name)?.records ?? [];
  const titles = rows
    .map((row) => row[first?.title_field ?? ""])
    .filter((one) => typeof one === "string");
  return (
    <div className="flex grow flex-col gap-(--stack-gap) p-4 sm:p-5">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <div>
          <p className="font-heading text-xl font-semibold tracking-tight">
            {first?.label_plural ?? spec.name}
          </p>
          <p className="text-sm text-muted">{spec.copy?.tagline || first?.about || spec.summary}</p>
        </div>
        <Button icon={Plus} tabIndex={-1}>
          {first?.label ?? say("add")}
        </Button>
      </div>
      <div className="grid grid-cols-3 gap-3">
        {[LayoutDashboard, CalendarDays, Bell].map((Icon, at) => (
          <div key={at} className="on-surface rounded-lg border p-(--cell-padding) shadow-card">
            <Icon
              className={cx("size-4", ["text-link", "text-accent-ink", "text-success-ink"][at])}
              aria-hidden
            />
            <p className="mt-1 text-lg font-semibold tabular-nums">{[24, 8, 3][at]}</p>
            <p className="truncate text-xs text-muted">
              {entities[at]?.label_plural ?? say("look.open")}
            </p>
          </div>
        ))}
      </div>
      <div className="on-surface overflow-hidden rounded-lg border shadow-card">
        <div className="border-b p-(--cell-padding)">
          <span className="control flex items-center gap-2 text-muted">
            <Search className="size-4" aria-hidden />
            {say("look.search")}
          </span>
        </div>
        {[0, 1, 2].map((at) => (
          <div
            key={at}
            className="flex items-center gap-3 border-b p-(--cell-padding) text-sm last:border-b-0"
          >
            <span className="size-7 shrink-0 rounded-md bg-primary-soft" />
            <span className="min-w-0 grow truncate font-medium">
              {titles[at] ?? `${first?.label ?? "Item"} ${String(at + 1)}`}
            </span>
            <span className="text-muted max-sm:hidden">{second?.label}</span>
            <Badge tone={(["success", "warning", "info"] as const)[at] ?? "neutral"}>
              {say(`look.state_${String(at)}`)}
            </Badge>
          </div>
        ))}
      </div>
    </div>
  );
}
