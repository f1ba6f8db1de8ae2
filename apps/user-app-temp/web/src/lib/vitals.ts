/**
 * How fast a page felt, as browsers measure it (https://web.dev/articles/vitals): told once, when it is left. Nothing
 * is stored and nobody is named; whoever asks not to be tracked is not measured.
 */
export interface Vitals {
  path: string;
  /** Largest Contentful Paint in milliseconds. */
  lcp?: number;
  /** Interaction to Next Paint in milliseconds. */
  inp?: number;
  /** Cumulative Layout Shift, without unit. */
  cls?: number;
  /** Time to First Byte in milliseconds. */
  ttfb?: number;
}

interface LayoutShift extends PerformanceEntry {
  value: number;
  hadRecentInput: boolean;
}

interface Interaction extends PerformanceEntry {
  interactionId?: number;
}

const WINDOW_MS = 5_000;
const GAP_MS = 1_000;
/** Of this many interactions one may be an outlier. */
const PER_OUTLIER = 50;
const KEPT = 10;

/** Measures the page that is loaded now, and tells it when somebody leaves it. */
export function watchVitals(tell: (vitals: Vitals) => void): void {
  const wishes: Navigator & { globalPrivacyControl?: boolean } = navigator;
  // What is loaded unseen is not waited for.
  if (wishes.globalPrivacyControl === true || wishes.doNotTrack === "1" || document.hidden) return;
  const { pathname } = location;
  const lcp = largestPaint();
  const cls = layoutShift();
  const inp = slowestInteraction();
  let told = false;
  const leave = () => {
    if (told) return;
    told = true;
    const found = { lcp: lcp(), inp: inp(), cls: cls(), ttfb: firstByte() };
    const known = Object.entries(found).filter(([, value]) => value !== undefined);
    tell({ path: pathname, ...Object.fromEntries(known) });
  };
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) leave();
  });
  addEventListener("pagehide", leave);
}

/** As `watchVitals`, told to whoever stands in front of this application, when they asked for it. */
export function tellVitals(): void {
  const asked = navigation()?.serverTiming.some(({ name }) => name === "loomery") ?? false;
  if (!asked) return;
  watchVitals((vitals) => {
    navigator.sendBeacon("/_loomery/vitals", JSON.stringify(vitals));
  });
}

function navigation(): PerformanceNavigationTiming | undefined {
  return performance.getEntriesByType("navigation")[0] as PerformanceNavigationTiming | undefined;
}

function firstByte(): number | undefined {
  const start = navigation()?.responseStart ?? 0;
  return start > 0 ? rounded(start) : undefined;
}

/** Entries of a kind, also those of before; false where the browser does not know it. */
function observe(
  type: string,
  see: (entry: PerformanceEntry) => void,
  options: { durationThreshold?: number } = {},
): PerformanceObserver | undefined {
  if (typeof PerformanceObserver === "undefined") return undefined;
  if (!PerformanceObserver.supportedEntryTypes.includes(type)) return undefined;
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) see(entry);
  });
  observer.observe({ type, buffered: true, ...options } as PerformanceObserverInit);
  return observer;
}

/** What the browser has seen and not told yet. */
function drain(observer: PerformanceObserver | undefined, see: (entry: PerformanceEntry) => void) {
  for (const entry of observer?.takeRecords() ?? []) see(entry);
}

function largestPaint(): () => number | undefined {
  let latest: number | undefined;
  const see = ({ startTime }: PerformanceEntry) => {
    latest = startTime;
  };
  const observer = observe("largest-contentful-paint", see);
  return () => {
    drain(observer, see);
    return latest === undefined ? undefined : rounded(latest);
  };
}

/** The worst burst of shifts: at most a second between two, at most five seconds in all. */
function layoutShift(): () => number | undefined {
  let worst = 0;
  let sum = 0;
  let first = 0;
  let last = -Infinity;
  const see = (entry: PerformanceEntry) => {
    const { value, hadRecentInput, startTime } = entry as LayoutShift;
    if (hadRecentInput) return;
    const goesOn = startTime - last < GAP_MS && startTime - first < WINDOW_MS;
    if (!goesOn) first = startTime;
    sum = goesOn ? sum + value : value;
    last = startTime;
    worst = Math.max(worst, sum);
  };
  const observer = observe("layout-shift", see);
  return () => {
    drain(observer, see);
    return observer && Math.round(worst * 10_000) / 10_000;
  };
}

/** The slowest interaction, one outlier in fifty left out; unknown where nobody did anything. */
function slowestInteraction(): () => number | undefined {
  const slowest = new Map<number, number>();
  let highest = 0;
  let lowest = Infinity;
  const see = (entry: PerformanceEntry) => {
    const { interactionId = 0, duration } = entry as Interaction;
    if (interactionId === 0) return;
    highest = Math.max(highest, interactionId);
    lowest = Math.min(lowest, interactionId);
    slowest.set(interactionId, Math.max(slowest.get(interactionId) ?? 0, duration));
    if (slowest.size > KEPT) slowest.delete(quickest(slowest));
  };
  const observers = [observe("event", see, { durationThreshold: 40 }), observe("first-input", see)];
  return () => {
    for (const observer of observers) drain(observer, see);
    const sorted = [...slowest.values()].sort((one, other) => other - one);
    // Browsers count interactions in steps of seven; web-vitals estimates their number so, too.
    const number = highest === 0 ? 0 : (highest - lowest) / 7 + 1;
    const value = sorted[Math.min(sorted.length - 1, Math.floor(number / PER_OUTLIER))];
    return value === undefined ? undefined : rounded(value);
  };
}

function quickest(durations: Map<number, number>): number {
  return [...durations].reduce((one, other) => (other[1] < one[1] ? other : one))[0];
}

function rounded(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10;
}
