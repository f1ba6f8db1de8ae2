import { covers, type Role } from "../../api/roles";
import { useMe } from "../../api/useSession";

/**
 * Whether the person may do what needs this role; each role may do all that those after it may. Of an organisation
 * that is suspended everything may be looked at, and nothing changed.
 */
export function useMay(role: Role): boolean {
  const { data: me } = useMe();
  if (me === undefined || (role !== "viewer" && typeof me.suspended === "string")) return false;
  return covers(me.role, role);
}
