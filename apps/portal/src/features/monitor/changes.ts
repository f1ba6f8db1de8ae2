import type { Schema } from "../../api/client";

export type Monitored = Schema["MonitorOut"];
export type MonitorJob = Schema["MonitorJob"];
export type MonitorApp = Schema["MonitorApp"];
export type Alert = Schema["Alert"];

/** What the stream tells after the first look: whole items that are new or different, and ids that are gone. */
export interface Changes {
  at: string;
  waiting: number;
  running: number;
  jobs: MonitorJob[];
  gone_jobs: string[];
  apps: MonitorApp[];
  gone_apps: string[];
  alerts: Alert[];
  gone_alerts: string[];
}

/** What is known, with what has changed. */
export function withChanges(known: Monitored, news: Changes): Monitored {
  return {
    ...known,
    at: news.at,
    waiting: news.waiting,
    running: news.running,
    jobs: merged(known.jobs, news.jobs, news.gone_jobs, ({ job }) => job),
    apps: merged(known.apps, news.apps, news.gone_apps, ({ app }) => app),
    alerts: merged(known.alerts, news.alerts, news.gone_alerts, ({ id }) => id).sort(newestFirst),
  };
}

/** Alerts that were not there before. */
export function freshAlerts(before: Monitored, now: Monitored): Alert[] {
  const known = new Set(before.alerts.map(({ id }) => id));
  return now.alerts.filter(({ id }) => !known.has(id));
}

function merged<Item>(
  known: readonly Item[],
  news: readonly Item[],
  gone: readonly string[],
  idOf: (item: Item) => string,
): Item[] {
  const items = new Map(known.map((item) => [idOf(item), item]));
  for (const item of news) items.set(idOf(item), item);
  for (const id of gone) items.delete(id);
  return [...items.values()];
}

function newestFirst(one: Alert, other: Alert): number {
  return Date.parse(other.at) - Date.parse(one.at);
}
