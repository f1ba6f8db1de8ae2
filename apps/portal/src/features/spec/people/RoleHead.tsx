import { Ellipsis, Trash2 } from "lucide-react";
import { memo, useState } from "react";

import { Badge } from "../../../ui/Badge";
import { IconButton } from "../../../ui/IconButton";
import { Menu } from "../../../ui/Menu";
import { pathOf, useEditor } from "../editor/context";
import type { Role } from "../model/types";
import { changedNamed, patch } from "../ops/patch";
import { removeRole } from "../ops/removing";
import { renameRole } from "../ops/renaming";
import { EditableText } from "../parts/EditableText";
import { Faults } from "../parts/Faults";
import { OriginMark } from "../parts/OriginMark";
import { RemoveDialog } from "../parts/RemoveDialog";
import { useSay } from "../parts/say";

/** The head of a column: a kind of person, and how they come in. */
export const RoleHead = memo(function RoleHead({ role }: { role: Role }) {
  const say = useSay();
  const { change } = useEditor();
  const [removing, setRemoving] = useState(false);
  const kind = role.kind ?? "member";
  const visitor = kind === "visitor";
  function set(part: Partial<Role>) {
    change(
      (spec) =>
        patch(spec, { roles: changedNamed(spec.roles, role.name, (one) => patch(one, part)) }),
      say("change.role", { label: role.label }),
    );
  }
  const kinds = (["member", "staff", "admin"] as const).filter((one) => one !== kind);
  return (
    <div className="flex flex-col gap-1">
      <div className="flex min-h-8 items-center">
        <EditableText
          value={role.label}
          label={say("people.roleName")}
          disabled={visitor}
          className="text-[0.9375rem] font-semibold"
          onCommit={(label) => {
            change((spec) => renameRole(spec, role.name, label), say("change.renamed", { label }));
          }}
        />
        <OriginMark
          path={pathOf("roles", role)}
          evidence={role.evidence}
          label={role.label}
          onRemove={
            visitor
              ? undefined
              : () => {
                  setRemoving(true);
                }
          }
        />
        {!visitor && (
          <Menu
            trigger={
              <IconButton icon={Ellipsis} size="small" label={say("more", { label: role.label })} />
            }
            items={[
              {
                label: role.signs_up ? say("people.closeSignUp") : say("people.openSignUp"),
                onSelect: () => {
                  set({ signs_up: !role.signs_up });
                },
              },
              ...kinds.map((one) => ({
                label: say("people.becomes", { kind: say(`people.kind_${one}`) }),
                onSelect: () => {
                  set({ kind: one });
                },
              })),
              {
                label: say("remove", { label: role.label }),
                icon: Trash2,
                danger: true,
                separated: true,
                onSelect: () => {
                  setRemoving(true);
                },
              },
            ]}
          />
        )}
      </div>
      <p className="flex flex-wrap gap-1 font-normal">
        <Badge tone={kind === "admin" ? "primary" : "neutral"}>{say(`people.kind_${kind}`)}</Badge>
        {role.signs_up && <Badge tone="info">{say("people.signsUp")}</Badge>}
      </p>
      <Faults place={`roles.${role.name}`} />
      {removing && (
        <RemoveDialog
          label={role.label}
          remove={(spec) => removeRole(spec, role.name)}
          onClose={() => {
            setRemoving(false);
          }}
        />
      )}
    </div>
  );
});
