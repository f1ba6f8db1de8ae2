import { ApiError } from "../lib/errors";
import { problemOf } from "./errors";
import { authorisedFetch } from "./http";

export interface StreamEvent {
  id: string;
  event: string;
  data: unknown;
}

export interface StreamOptions {
  /** The last event that is known already. */
  since?: string;
  signal: AbortSignal;
  onEvent: (event: StreamEvent) => void;
  onOpen?: () => void;
}

const NEWLINE = /\r\n|\n|\r/;

/**
 * Server-sent events over `fetch`, because the browser's own EventSource cannot say who asks. Resolves when the server
 * ends the stream; rejects with ApiError when it cannot be read (then poll instead). Follows
 * https://html.spec.whatwg.org/multipage/server-sent-events.html for the fields id, event and data.
 */
export async function readStream(path: string, options: StreamOptions): Promise<void> {
  const headers: Record<string, string> = { Accept: "text/event-stream" };
  if (options.since) headers["Last-Event-ID"] = options.since;
  const address = new URL(path, window.location.origin);
  const response = await authorisedFetch(new Request(address, { headers, signal: options.signal }));
  if (response.body === null) throw await problemOf(response);
  if (!response.headers.get("Content-Type")?.startsWith("text/event-stream")) {
    throw new ApiError({ status: 0, code: "no_stream", title: "Something blocks live news." });
  }
  options.onOpen?.();
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const blocks = (rest + value).split(/\r\n\r\n|\n\n|\r\r/);
    rest = blocks.pop() ?? "";
    for (const block of blocks) {
      const event = parse(block);
      if (event) options.onEvent(event);
    }
  }
}

function parse(block: string): StreamEvent | null {
  const fields = { id: "", event: "message" };
  const data: string[] = [];
  for (const line of block.split(NEWLINE)) {
    const [name = "", ...words] = line.split(":");
    const value = words.join(":").replace(/^ /, "");
    if (name === "data") data.push(value);
    else if (name === "id" || name === "event") fields[name] = value;
  }
  return data.length === 0 ? null : { ...fields, data: JSON.parse(data.join("\n")) as unknown };
}
