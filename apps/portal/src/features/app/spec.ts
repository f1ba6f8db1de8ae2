import type { components } from "../../api/schema/spec";

export type AppSpec = components["schemas"]["AppSpec"];
