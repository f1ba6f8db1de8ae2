import { keepPreviousData, useQuery } from "@tanstack/react-query";

import { type AnalyticsSchema, api, call } from "../../api/client";
import { spanBefore, spanOf } from "./range";
import type { Looked } from "./useAnalyticsAddress";

const NEWS = 60_000;

export type SeriesOf = "visitors" | "views" | "requests" | "errors";
type Scope = Pick<Looked, "range" | "timeZone" | "app">;

/** What every question says about time and application; of `before`, about the time just before. */
function asked({ range, timeZone, app }: Scope, before = false) {
  const { interval, ...now } = spanOf(range, timeZone);
  const span = before ? spanBefore(range, timeZone) : now;
  return { interval, query: { ...span, timezone: timeZone, ...(app !== "" && { app }) } };
}

const keyOf = ({ range, timeZone, app }: Scope) => [
  "analytics",
  app,
  range.preset,
  ...(range.preset === "own" ? [range.from, range.to] : []),
  timeZone,
];

/** The same address also gives tables as text, which nobody asks for here. */
function parsed<Answer>(answer: Answer | string): Answer {
  if (typeof answer === "string") throw new TypeError("JSON was asked for");
  return answer;
}

const FOLLOWED = { placeholderData: keepPreviousData, refetchInterval: NEWS };

export interface Time {
  /** The time of the same length just before is asked about. */
  before?: boolean;
  enabled?: boolean;
}

export function useSeries(
  scope: Scope,
  of: SeriesOf,
  { before = false, enabled = true }: Time = {},
) {
  return useQuery({
    queryKey: [...keyOf(scope), "series", of, before],
    queryFn: async ({ signal }) => {
      const { interval, query } = asked(scope, before);
      const measure = of === "views" ? ("events" as const) : of;
      const event = of === "views" ? { event: "page.viewed" } : {};
      return parsed<AnalyticsSchema["Series"]>(
        await call(
          api.GET("/api/analytics/series", {
            params: { query: { ...query, interval, measure, ...event } },
            signal,
          }),
        ),
      );
    },
    enabled,
    // What goes back further than single events are kept is refused for good.
    retry: before ? false : 2,
    ...FOLLOWED,
  });
}

/** Response times of the whole time, and of each part of it. */
export function useLatency(scope: Scope, { before = false, enabled = true }: Time = {}) {
  return useQuery({
    queryKey: [...keyOf(scope), "latency", before],
    queryFn: async ({ signal }) => {
      const { interval, query } = asked(scope, before);
      return parsed<AnalyticsSchema["Latency"]>(
        await call(
          api.GET("/api/analytics/latency", {
            params: { query: before ? query : { ...query, interval } },
            signal,
          }),
        ),
      );
    },
    enabled,
    retry: before ? false : 2,
    ...FOLLOWED,
  });
}

export function useTopPages(scope: Scope) {
  return useQuery({
    queryKey: [...keyOf(scope), "pages"],
    queryFn: async ({ signal }) =>
      parsed<AnalyticsSchema["Top"]>(
        await call(
          api.GET("/api/analytics/top", {
            params: { query: { ...asked(scope).query, event: "page.viewed", property: "path" } },
            signal,
          }),
        ),
      ),
    ...FOLLOWED,
  });
}

export function useFunnel(scope: Scope, steps: readonly string[]) {
  return useQuery({
    queryKey: [...keyOf(scope), "funnel", ...steps],
    queryFn: async ({ signal }) =>
      parsed<AnalyticsSchema["Funnel"]>(
        await call(
          api.GET("/api/analytics/funnel", {
            params: { query: { ...asked(scope).query, steps: steps.join(",") } },
            signal,
          }),
        ),
      ),
    enabled: steps.length >= 2,
    ...FOLLOWED,
  });
}

/** How fast pages felt to those who looked at them. */
export function useVitals(scope: Scope) {
  return useQuery({
    queryKey: [...keyOf(scope), "vitals"],
    queryFn: async ({ signal }) =>
      parsed<AnalyticsSchema["Vitals"]>(
        await call(
          api.GET("/api/analytics/vitals", { params: { query: asked(scope).query }, signal }),
        ),
      ),
    ...FOLLOWED,
  });
}

/** Every application by name, for choosing one. */
export function useAppNames() {
  return useQuery({
    queryKey: ["apps", "names"],
    queryFn: ({ signal }) =>
      call(api.GET("/api/apps", { params: { query: { limit: 200 } }, signal })),
    select: ({ items }) => new Map(items.map(({ id, name }) => [id, name])),
  });
}

/** Requests, errors and views of each application, part by part of a time. */
export function useTraffic(scope: Omit<Scope, "app">) {
  const everyApp = { ...scope, app: "" };
  return useQuery({
    queryKey: [...keyOf(everyApp), "traffic"],
    queryFn: async ({ signal }) => {
      const { interval, query } = asked(everyApp);
      return parsed<AnalyticsSchema["Sparklines"]>(
        await call(
          api.GET("/api/analytics/sparklines", {
            params: { query: { ...query, interval, apps: "" } },
            signal,
          }),
        ),
      );
    },
    ...FOLLOWED,
  });
}
