import { SendHorizontal } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";

import { useWording } from "../lib/wording";
import { Avatar } from "./Avatar";
import { Button } from "./Button";
import { cx } from "./cx";

export interface ChatMessage {
  key: string | number;
  author: string;
  text: ReactNode;
  when?: ReactNode;
  /** Written by the person who looks at it. */
  own: boolean;
}

export interface ChatProps {
  label: string;
  messages: readonly ChatMessage[];
  onSend?: (text: string) => void;
  busy?: boolean;
}

/** A conversation that keeps its newest message in view. */
export function Chat({ label, messages, onSend, busy }: ChatProps) {
  const words = useWording();
  const log = useRef<HTMLDivElement>(null);
  const [draft, setDraft] = useState("");
  useEffect(() => {
    log.current?.scrollTo({ top: log.current.scrollHeight });
  }, [messages.length]);
  return (
    <div
      role="group"
      aria-label={label}
      className="on-surface flex max-h-[70dvh] min-h-80 flex-col rounded-xl border shadow-card"
    >
      <div
        ref={log}
        role="log"
        aria-label={label}
        // A region that scrolls must be reachable by the keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        className="grow overflow-y-auto p-4 -outline-offset-2!"
      >
        <ol className="flex flex-col gap-3">
          {messages.map((message) => (
            <li
              key={message.key}
              className={cx(
                "flex max-w-[85%] items-end gap-2",
                message.own && "ml-auto flex-row-reverse",
              )}
            >
              {!message.own && <Avatar name={message.author} size="small" />}
              <div>
                <p className={cx("mb-0.5 text-xs text-muted", message.own && "text-right")}>
                  {message.own ? <span className="sr-only">{words.you}</span> : message.author}{" "}
                  {message.when}
                </p>
                <div
                  className={cx(
                    "rounded-xl px-3.5 py-2 break-words",
                    message.own ? "on-primary rounded-br-xs" : "rounded-bl-xs bg-neutral-soft",
                  )}
                >
                  {message.text}
                </div>
              </div>
            </li>
          ))}
        </ol>
      </div>
      {onSend && (
        <form
          className="flex gap-2 border-t p-3"
          onSubmit={(event) => {
            event.preventDefault();
            if (draft.trim() === "") return;
            onSend(draft.trim());
            setDraft("");
          }}
        >
          <input
            aria-label={words.message}
            placeholder={words.writeMessage}
            autoComplete="off"
            value={draft}
            className="control"
            onChange={(event) => {
              setDraft(event.target.value);
            }}
          />
          <Button type="submit" icon={SendHorizontal} busy={busy ?? false}>
            {words.send}
          </Button>
        </form>
      )}
    </div>
  );
}
