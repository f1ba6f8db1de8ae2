import { Eye, Pencil, Plus, Trash2 } from "lucide-react";
import { memo, useState } from "react";

import { Button } from "../../../ui/Button";
import { Select } from "../../../ui/Select";
import { useEditor } from "../editor/context";
import { keyOf, type Spec } from "../model/types";
import { addRole } from "../ops/adding";
import { permissionOf } from "../ops/permissions";
import { AddLine } from "../data/AddLine";
import { Faults, faultsAt } from "../parts/Faults";
import { iconOf } from "../parts/icons";
import { useSay } from "../parts/say";
import { ACTIONS, PermissionCell, Sign } from "./PermissionCell";
import { RoleHead } from "./RoleHead";

/** Who may do what: a row for each kind of thing, a column for each kind of person. */
export const PeopleEditor = memo(function PeopleEditor({ spec }: { spec: Spec }) {
  const say = useSay();
  const { faults } = useEditor();
  const roles = spec.roles ?? [];
  const entities = (spec.entities ?? []).filter((one) => one.name !== "user");
  const people = roles.filter((role) => role.kind !== "visitor");
  return (
    <div className="flex flex-col gap-4">
      <p className="text-[0.9375rem] text-muted">
        {people.length === 0 ? say("people.nobody") : say("people.text")}
      </p>
      <div
        role="region"
        aria-label={say("people.matrix")}
        // Scrolls sideways on small screens, by keyboard too.
        // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex
        tabIndex={0}
        className="on-surface overflow-x-auto rounded-xl border shadow-card"
      >
        <table className="w-full border-collapse text-start text-sm">
          <caption className="sr-only">{say("people.matrix")}</caption>
          <thead>
            <tr>
              <th
                scope="col"
                className="on-surface sticky start-0 z-10 border-b p-4 text-start align-bottom font-medium text-muted"
              >
                {say("people.things")}
              </th>
              {roles.map((role) => (
                <th
                  key={keyOf(role)}
                  scope="col"
                  className="min-w-44 border-b p-3 text-start align-top"
                >
                  <RoleHead role={role} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {entities.map((entity) => {
              const Icon = iconOf(entity.icon);
              return (
                <tr key={keyOf(entity)} className="group/row">
                  <th
                    scope="row"
                    className="on-surface sticky start-0 z-10 border-b p-4 text-start font-medium group-last/row:border-b-0"
                  >
                    <span className="flex items-center gap-2.5">
                      <Icon className="size-4 shrink-0 text-muted" aria-hidden />
                      <span className="max-sm:max-w-24 max-sm:truncate">{entity.label_plural}</span>
                    </span>
                  </th>
                  {roles.map((role) => (
                    <td
                      key={keyOf(role)}
                      className="border-b px-2 py-1.5 align-middle group-last/row:border-b-0"
                    >
                      <PermissionCell
                        role={role}
                        entity={{ name: entity.name, label: entity.label_plural }}
                        permissions={JSON.stringify(
                          ACTIONS.map((action) => permissionOf(spec, role, entity.name, action)),
                        )}
                      />
                      {faultsAt(faults, `grants.${role.name}.${entity.name}`).length > 0 && (
                        <Faults place={`grants.${role.name}.${entity.name}`} className="px-1" />
                      )}
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <Legend />
      <NewRole />
    </div>
  );
});

/** What the signs mean. */
function Legend() {
  const say = useSay();
  const signs = [
    { key: "all", scope: "all" },
    { key: "own", scope: "own" },
    { key: "none", scope: null },
  ] as const;
  const actions = [Eye, Plus, Pencil, Trash2];
  return (
    <div className="flex flex-wrap gap-x-6 gap-y-2 text-sm text-muted">
      <ul className="flex flex-wrap gap-x-4 gap-y-1">
        {ACTIONS.map((action, at) => {
          const Icon = actions[at] ?? Eye;
          return (
            <li key={action} className="flex items-center gap-1.5">
              <Icon className="size-3.5" aria-hidden />
              {say(`action.${action}`)}
            </li>
          );
        })}
      </ul>
      <ul className="flex flex-wrap gap-x-4 gap-y-1">
        {signs.map(({ key, scope }) => (
          <li key={key} className="flex items-center gap-1.5">
            <Sign icon={Eye} permission={{ scope, sometimes: false, because: null }} />
            {say(`scope.${key}`)}
          </li>
        ))}
      </ul>
    </div>
  );
}

function NewRole() {
  const say = useSay();
  const { change } = useEditor();
  const [open, setOpen] = useState(false);
  const [kind, setKind] = useState<"member" | "staff" | "admin">("member");
  if (!open) {
    return (
      <Button
        variant="secondary"
        size="small"
        icon={Plus}
        className="self-start"
        onClick={() => {
          setOpen(true);
        }}
      >
        {say("people.add")}
      </Button>
    );
  }
  return (
    <div className="on-surface flex flex-col gap-3 rounded-xl border p-4">
      <AddLine
        asked
        label={say("people.newRole")}
        onAdd={(label) => {
          change((spec) => addRole(spec, label, kind), say("change.added", { label }));
        }}
        onCancel={() => {
          setOpen(false);
        }}
      />
      <Select
        label={say("people.kind")}
        name="role-kind"
        required
        className="max-w-sm"
        value={kind}
        options={(["member", "staff", "admin"] as const).map((one) => ({
          value: one,
          label: say(`people.kindText_${one}`),
        }))}
        onChange={(next) => {
          setKind(next as typeof kind);
        }}
      />
    </div>
  );
}
