import { useCallback, useState } from "react";

/** What somebody has begun to change of an application and not yet built; it waits in this browser. */
export interface Draft {
  description?: string | undefined;
  spec?: Record<string, unknown> | undefined;
}

const keyOf = (app: string) => `loomery.edit.${app}`;

export function readDraft(app: string): Draft {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(keyOf(app)) ?? "{}");
    return typeof found === "object" && found !== null ? found : {};
  } catch {
    return {};
  }
}

/** Keeps a draft; an empty one is forgotten. A full or forbidden store must not keep anybody from typing. */
export function writeDraft(app: string, draft: Draft) {
  try {
    if (draft.description === undefined && draft.spec === undefined)
      localStorage.removeItem(keyOf(app));
    else localStorage.setItem(keyOf(app), JSON.stringify(draft));
  } catch {
    // Then it lasts as long as the page.
  }
}

export function useDraft(app: string) {
  const [draft, setDraft] = useState(() => readDraft(app));
  const change = useCallback(
    (next: Draft) => {
      setDraft(next);
      writeDraft(app, next);
    },
    [app],
  );
  return [draft, change] as const;
}
