/** Good beginnings: each has a picture, and in start.json a name, a line, and a description in words. */
export const STARTERS = [
  "salon",
  "shop",
  "crm",
  "clinic",
  "courses",
  "inventory",
  "tickets",
  "issues",
] as const;

export type StarterKind = (typeof STARTERS)[number];

/** Short sentences that show how little is needed. */
export const EXAMPLES = ["tasks", "library", "recipes", "fleet", "members"] as const;
