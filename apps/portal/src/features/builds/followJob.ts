import { api, call } from "../../api/client";
import { readStream, type StreamEvent } from "../../api/stream";
import type { JobEvent } from "./jobs";

/** How news arrive: as they happen, by asking every now and then, or not at all at the moment. */
export type Following = "connecting" | "live" | "asking" | "lost" | "ended";

export interface FollowOptions {
  job: string;
  signal: AbortSignal;
  /** The number of the last event that is known. */
  since: () => number;
  onEvents: (events: JobEvent[]) => void;
  onFollowing: (how: Following) => void;
}

const BETWEEN_QUESTIONS = 1500;
const PATIENCE = 10_000;
const AT_ONCE = 200;
/** After so many questions the stream is tried again. */
const QUESTIONS = 8;

/**
 * Everything that is told about a job, until it is over. Reads the stream; where that is blocked, breaks off, or is
 * held back by something in between, asks for the log instead and tries the stream again later.
 */
export async function followJob(options: FollowOptions): Promise<void> {
  const { signal, onFollowing } = options;
  let brokenOff = 0;
  while (!signal.aborted) {
    if (await streamed(options, () => (brokenOff = 0))) {
      onFollowing("ended");
      return;
    }
    brokenOff += 1;
    // Whoever breaks off once is probably being started anew; twice, streams are blocked here.
    const questions = brokenOff === 1 ? 2 : QUESTIONS;
    for (let asked = 0; asked < questions && !signal.aborted; asked += 1) {
      onFollowing((await ask(options)) === null ? "lost" : "asking");
      await pause(BETWEEN_QUESTIONS, signal);
    }
  }
}

/** Reads the stream; true when the job is over, false when the stream does not work. */
async function streamed(options: FollowOptions, onOpen: () => void): Promise<boolean> {
  const own = new AbortController();
  const stop = () => {
    own.abort();
  };
  options.signal.addEventListener("abort", stop, { once: true });
  let last = Date.now();
  let ended = false;
  const watch = setInterval(() => {
    if (Date.now() - last < PATIENCE) return;
    last = Date.now();
    // A proxy may open a stream and hold back what is in it: then there is news that did not arrive.
    void ask(options).then((found) => {
      if (found) own.abort();
    });
  }, PATIENCE / 4);
  try {
    await readStream(`/api/jobs/${options.job}/events`, {
      since: String(options.since()),
      signal: own.signal,
      onOpen: () => {
        onOpen();
        options.onFollowing("live");
      },
      onEvent: (event) => {
        last = Date.now();
        if (event.event === "end") ended = true;
        else options.onEvents([toJobEvent(event)]);
      },
    });
  } catch {
    return false;
  } finally {
    clearInterval(watch);
    options.signal.removeEventListener("abort", stop);
  }
  return ended;
}

/** Asks for what has been told since; whether there was anything, or null when nobody answered. */
async function ask({ job, signal, since, onEvents }: FollowOptions): Promise<boolean | null> {
  try {
    let found = false;
    for (;;) {
      const lines = await call(
        api.GET("/api/jobs/{job}/log", {
          params: { path: { job }, query: { after: since(), limit: AT_ONCE } },
          signal,
        }),
      );
      if (lines.length > 0) onEvents(lines);
      found ||= lines.length > 0;
      if (lines.length < AT_ONCE) return found;
    }
  } catch {
    return null;
  }
}

function toJobEvent(event: StreamEvent): JobEvent {
  return event.data as JobEvent;
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((go) => {
    const timer = setTimeout(go, milliseconds);
    signal.addEventListener(
      "abort",
      () => {
        clearTimeout(timer);
        go();
      },
      { once: true },
    );
  });
}
