import * as Popover from "@radix-ui/react-popover";
import { Eye, type LucideIcon, Pencil, Plus, Trash2, UserRound, X } from "lucide-react";
import { memo, useState } from "react";

import { cx } from "../../../ui/cx";
import { IconButton } from "../../../ui/IconButton";
import { useEditor } from "../editor/context";
import type { Action, Role, Scope } from "../model/types";
import { type Permission, setPermission } from "../ops/permissions";
import { useSay } from "../parts/say";

/** What the matrix offers; moving data in and out goes with seeing and making. */
export const ACTIONS = ["view", "create", "edit", "delete"] as const satisfies readonly Action[];
const ICONS: Record<(typeof ACTIONS)[number], LucideIcon> = {
  view: Eye,
  create: Plus,
  edit: Pencil,
  delete: Trash2,
};

export interface PermissionCellProps {
  role: Pick<Role, "name" | "label" | "kind">;
  entity: { name: string; label: string };
  /** One letter per action: the permissions as text, so that a cell is only drawn again when they change. */
  permissions: string;
}

/** One cell of the matrix: four signs that say what is allowed, and on a click what could be. */
export const PermissionCell = memo(function PermissionCell(props: PermissionCellProps) {
  const { role, entity } = props;
  const say = useSay();
  const [open, setOpen] = useState(false);
  const permissions = JSON.parse(props.permissions) as Permission[];
  const told = ACTIONS.map((action, at) => {
    const { scope } = permissions[at] ?? { scope: null };
    return `${say(`action.${action}`)}: ${say(`scope.${scope ?? "none"}`)}`;
  }).join(", ");
  const cell = (
    <button
      type="button"
      aria-expanded={open}
      aria-label={say("people.cell", { role: role.label, entity: entity.label, told })}
      className="inline-flex gap-0.5 rounded-lg border border-transparent p-1 transition-colors hover:border-border-strong hover:bg-hover aria-expanded:border-link"
      onClick={() => {
        setOpen(!open);
      }}
    >
      {ACTIONS.map((action, at) => (
        <Sign key={action} icon={ICONS[action]} permission={permissions[at]} />
      ))}
    </button>
  );
  if (!open) return cell;
  return (
    <Popover.Root open onOpenChange={setOpen}>
      <Popover.Anchor asChild>{cell}</Popover.Anchor>
      <Popover.Portal container={document.getElementById("main")}>
        <Popover.Content
          aria-label={say("people.may", { role: role.label, entity: entity.label })}
          sideOffset={6}
          collisionPadding={8}
          className="on-surface z-40 w-84 max-w-[calc(100vw-1rem)] rounded-xl border p-4 shadow-overlay"
        >
          <div className="mb-3 flex items-start justify-between gap-2">
            <p className="text-sm font-medium">
              {say("people.may", { role: role.label, entity: entity.label })}
            </p>
            <Popover.Close asChild>
              <IconButton icon={X} size="small" label={say("close")} className="-m-1.5" />
            </Popover.Close>
          </div>
          <div className="flex flex-col gap-3">
            {ACTIONS.map((action, at) => (
              <Choice
                key={action}
                action={action}
                role={role}
                entity={entity.name}
                permission={permissions[at] ?? { scope: null, sometimes: false, because: null }}
              />
            ))}
          </div>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
});

/** Filled: all records; outlined with a person: their own; a dash: none. Never by colour alone. */
export function Sign(props: { icon: LucideIcon; permission: Permission | undefined }) {
  const { icon: Icon, permission } = props;
  const scope = permission?.scope ?? null;
  return (
    <span
      aria-hidden
      className={cx(
        "relative inline-flex size-7 items-center justify-center rounded-md",
        scope === "all" && "bg-primary-soft text-link",
        (scope === "own" || scope === "related") && "text-link ring-1 ring-current ring-inset",
        scope === null && "text-muted",
        permission?.because && "opacity-75",
      )}
    >
      {scope === null ? (
        <span className="h-px w-2.5 bg-current opacity-60" />
      ) : (
        <Icon className="size-3.5" />
      )}
      {(scope === "own" || scope === "related") && (
        <UserRound className="on-surface absolute -end-1 -bottom-1 size-3.5 rounded-full p-px" />
      )}
    </span>
  );
}

interface ChoiceProps {
  action: (typeof ACTIONS)[number];
  role: PermissionCellProps["role"];
  entity: string;
  permission: Permission;
}

/** For one action: none, their own, all. */
function Choice({ action, role, entity, permission }: ChoiceProps) {
  const say = useSay();
  const { change } = useEditor();
  const { scope, because, sometimes } = permission;
  const own = role.kind !== "visitor" && !(action === "create" && scope !== "own");
  const scopes: (Scope | null)[] = [
    null,
    ...(own ? (["own"] as const) : []),
    ...(scope === "related" ? (["related"] as const) : []),
    "all",
  ];
  return (
    <fieldset disabled={because !== null}>
      <legend className="mb-1 text-sm text-muted">{say(`action.${action}`)}</legend>
      <div className="flex gap-1 rounded-lg bg-sunken p-1">
        {scopes.map((one) => (
          <label
            key={one ?? "none"}
            className="flex min-h-8 flex-1 items-center justify-center rounded-md px-2 text-center text-sm transition-colors has-checked:bg-primary-soft has-checked:font-medium has-checked:text-link has-focus-visible:ring-2 has-focus-visible:ring-ring has-enabled:hover:bg-hover"
          >
            <input
              type="radio"
              name={`${role.name}-${entity}-${action}`}
              checked={scope === one}
              className="sr-only"
              onChange={() => {
                change(
                  (spec) => setPermission(spec, role.name, entity, action, one),
                  say("change.permission", { label: role.name }),
                );
              }}
            />
            {say(`scope.${one ?? "none"}`)}
          </label>
        ))}
      </div>
      {because && <p className="mt-1 text-xs text-muted">{say(`people.because_${because}`)}</p>}
      {sometimes && <p className="mt-1 text-xs text-muted">{say("people.sometimes")}</p>}
    </fieldset>
  );
}
