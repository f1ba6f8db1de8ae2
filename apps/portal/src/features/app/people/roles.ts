import type { AuthSchema } from "../../../api/client";

/** Those who may most come first; each may do all that those after it may. */
export const ROLES: readonly AuthSchema["Role"][] = ["owner", "admin", "developer", "viewer"];
