/**
 * What the API offers for a whole collection; records say by themselves what may be done with them.
 * To manage is to edit every record, and so to write down what only the house decides.
 */
export type Action = "view" | "create" | "export" | "import" | "manage";

/** What everybody may do: this application has no accounts. */
const OFFERED: Record<string, readonly Action[]> = {
  task: ["view", "create", "export", "import"],
};

export function useMay(action: Action, entity: string): boolean {
  return OFFERED[entity]?.includes(action) ?? false;
}
