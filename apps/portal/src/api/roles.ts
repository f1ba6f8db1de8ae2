import type { AuthSchema } from "./client";

export type Role = AuthSchema["Role"];

/** What a member may do; each may do all that those after it may. */
export const ROLES: readonly Role[] = ["owner", "admin", "developer", "viewer"];

export function covers(mine: Role, other: Role): boolean {
  return ROLES.indexOf(mine) <= ROLES.indexOf(other);
}

/** The roles that somebody may give: none above their own. */
export function rolesUpTo(mine: Role): readonly Role[] {
  return ROLES.filter((role) => covers(mine, role));
}
