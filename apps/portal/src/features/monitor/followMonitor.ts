import { api, call } from "../../api/client";
import { readStream } from "../../api/stream";
import { type Changes, type Monitored, withChanges } from "./changes";

export type Scope = "organisation" | "platform";

/** How news arrive: as they happen, by asking every five seconds, or not at all at the moment. */
export type Following = "connecting" | "live" | "asking" | "lost";

export interface FollowOptions {
  scope: Scope;
  signal: AbortSignal;
  onState: (state: Monitored) => void;
  onFollowing: (how: Following) => void;
}

const BETWEEN_QUESTIONS = 5000;
/** After so many questions the stream is tried again. */
const QUESTIONS = 6;
/** A stream that opens and brings nothing for so long is held back by something in between. */
const PATIENCE = 10_000;

/** Follows what is going on until the signal says stop: by the stream, and where that is blocked by asking. */
export async function followMonitor(options: FollowOptions): Promise<void> {
  const { signal, onFollowing } = options;
  while (!signal.aborted) {
    if (await streamed(options)) continue;
    for (let asked = 0; asked < QUESTIONS && !signal.aborted; asked += 1) {
      onFollowing((await ask(options)) ? "asking" : "lost");
      await pause(BETWEEN_QUESTIONS, signal);
    }
  }
}

/** Reads the stream; true when it ended in order, as it does every ten minutes. */
async function streamed({ scope, signal, onState, onFollowing }: FollowOptions) {
  const own = new AbortController();
  const stop = () => {
    own.abort();
  };
  signal.addEventListener("abort", stop, { once: true });
  const silent = setTimeout(stop, PATIENCE);
  let known: Monitored | undefined;
  let ended = false;
  try {
    await readStream(`/api/monitor/events?scope=${scope}`, {
      signal: own.signal,
      onEvent: ({ event, data }) => {
        if (event === "end") {
          ended = true;
          return;
        }
        clearTimeout(silent);
        if (event === "snapshot") known = data as Monitored;
        else if (known) known = withChanges(known, data as Changes);
        if (!known) return;
        onFollowing("live");
        onState(known);
      },
    });
  } catch {
    return false;
  } finally {
    clearTimeout(silent);
    signal.removeEventListener("abort", stop);
  }
  return ended;
}

async function ask({ scope, signal, onState }: FollowOptions): Promise<boolean> {
  try {
    onState(await call(api.GET("/api/monitor", { params: { query: { scope } }, signal })));
    return true;
  } catch {
    return false;
  }
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
