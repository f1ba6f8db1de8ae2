import type { Schema } from "../../../api/client";
import type { AppSpec } from "../spec";

type Change = Schema["PermissionChange"];

export interface PermissionRow {
  role: string;
  entity: string;
  actions: readonly string[];
  before: string;
  after: string;
}

/** Changes of one role and kind of record that go from and to the same are one line; labels instead of names. */
export function rowsOf(changes: readonly Change[], spec: AppSpec): PermissionRow[] {
  const roles = new Map((spec.roles ?? []).map(({ name, label }) => [name, label]));
  const entities = new Map((spec.entities ?? []).map((one) => [one.name, one.label_plural]));
  const rows = new Map<string, PermissionRow & { actions: string[] }>();
  for (const { role, entity, action, before, after } of changes) {
    const key = [role, entity, before, after].join(" ");
    const known = rows.get(key);
    if (known) known.actions.push(action);
    else
      rows.set(key, {
        role: roles.get(role) ?? role.replaceAll("_", " "),
        entity: entities.get(entity) ?? entity.replaceAll("_", " "),
        actions: [action],
        before,
        after,
      });
  }
  return [...rows.values()].sort((a, b) => a.role.localeCompare(b.role));
}
