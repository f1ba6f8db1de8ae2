import { type Role, useSession } from "./session";

/**
 * What the API offers for a whole collection; records say by themselves what may be done with them.
 * To manage is to edit every record, and so to write down what only the house decides.
 */
export type Action = "view" | "create" | "export" | "import" | "manage";

type Grants = Partial<Record<Action, readonly (Role | "visitor")[]>>;

/** Who may do what. The API decides; this only hides what it would refuse. */
const GRANTS: Record<string, Grants> = {
  user: {
    view: ["owner", "customer", "stylist"],
    export: ["owner"],
  },
  service: {
    view: ["visitor", "customer", "stylist", "owner"],
    create: ["owner"],
    export: ["owner"],
    import: ["owner"],
  },
  staff_member: {
    view: ["visitor", "customer", "stylist", "owner"],
    create: ["owner"],
    export: ["owner"],
    import: ["owner"],
  },
  appointment: {
    view: ["customer", "stylist", "owner"],
    create: ["customer", "stylist", "owner"],
    export: ["stylist", "owner"],
    import: ["owner"],
  },
  review: {
    view: ["visitor", "customer", "stylist", "owner"],
    create: ["customer", "owner"],
    export: ["owner"],
    import: ["owner"],
  },
  notification: {
    view: ["customer", "stylist", "owner"],
    create: ["owner"],
    export: ["owner"],
    import: ["owner"],
  },
};

/** Whether the person at hand may do it to some records of the entity. */
export function useMay(action: Action, entity: string): boolean {
  const { user } = useSession();
  return GRANTS[entity]?.[action]?.includes(user?.role ?? "visitor") ?? false;
}
