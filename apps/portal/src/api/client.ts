import createClient from "openapi-fetch";

import { authorisedFetch } from "./http";
import type { components as AnalyticsParts, paths as AnalyticsPaths } from "./schema/analytics";
import type { components as AuthParts, paths as AuthPaths } from "./schema/auth";
import type { components as AppParts, paths as AppPaths } from "./schema/orchestrator";

/** What goes over the wire, as the services document it: `Schema["AppOut"]`. */
export type Schema = AppParts["schemas"];
export type AuthSchema = AuthParts["schemas"];
export type AnalyticsSchema = AnalyticsParts["schemas"];

/** Every operation of the platform, typed from its documents; rejects with ApiError. */
export const api = createClient<AppPaths & AuthPaths & AnalyticsPaths>({
  baseUrl: "",
  fetch: authorisedFetch,
});

/** The body of an answer: `await call(api.GET("/api/apps"))`. */
export async function call<Data>(answer: Promise<{ data?: Data }>): Promise<Data> {
  return (await answer).data as Data;
}
