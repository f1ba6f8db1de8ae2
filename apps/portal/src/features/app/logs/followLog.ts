import { api, call } from "../../../api/client";
import { readStream } from "../../../api/stream";
import type { Line } from "./lines";

/** How lines arrive: as they are printed, by asking every now and then, or not at all at the moment. */
export type Following = "connecting" | "live" | "asking" | "lost";

export interface FollowOptions {
  app: string;
  signal: AbortSignal;
  /** The number of the last line that is known; -1: there was none. */
  since: () => number;
  onLines: (lines: Line[]) => void;
  onFollowing: (how: Following) => void;
}

const BETWEEN = 2_000;
/** After so many questions the stream is tried again. */
const QUESTIONS = 8;
const AT_ONCE = 200;

/**
 * Lines that an application prints, until the signal. Reads the stream, again and again as it ends; where that is
 * blocked, asks for the newest lines instead.
 */
export async function followLog(options: FollowOptions): Promise<void> {
  const { signal, onFollowing } = options;
  while (!signal.aborted) {
    if (await streamed(options)) continue;
    for (let asked = 0; asked < QUESTIONS && !signal.aborted; asked += 1) {
      onFollowing((await ask(options)) ? "asking" : "lost");
      await pause(signal);
    }
  }
}

/** Reads the stream; true when the server ended it as it should, false when it does not work. */
async function streamed({ app, signal, since, onLines, onFollowing }: FollowOptions) {
  let ended = false;
  try {
    await readStream(`/api/apps/${app}/log/events?after=${String(since())}`, {
      signal,
      onOpen: () => {
        onFollowing("live");
      },
      onEvent: ({ event, data }) => {
        if (event === "end") ended = true;
        else if (event === "line") onLines([data as Line]);
      },
    });
  } catch {
    return false;
  }
  return ended;
}

async function ask({ app, signal, onLines }: FollowOptions): Promise<boolean> {
  try {
    const { items } = await call(
      api.GET("/api/apps/{app}/log", {
        params: { path: { app }, query: { limit: AT_ONCE } },
        signal,
      }),
    );
    onLines(items);
    return true;
  } catch {
    return false;
  }
}

function pause(signal: AbortSignal): Promise<void> {
  return new Promise((go) => {
    const timer = setTimeout(go, BETWEEN);
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
