import { useLayoutEffect, useSyncExternalStore } from "react";

import { useMe } from "../../api/useSession";
import type { Draft } from "./draft";
import {
  changeDraft,
  currentDraft,
  draftOwner,
  openDraft,
  startOver,
  subscribeToDraft,
} from "./draftStore";

export interface DraftHandle {
  draft: Draft;
  /** Whether it is known whose draft this is; until then nothing is kept. */
  ready: boolean;
  change: (changes: Partial<Draft>) => void;
  startOver: () => void;
}

/** What the person has said so far about the application to be built. */
export function useDraft(): DraftHandle {
  const { data: me } = useMe();
  const id = me?.id;
  useLayoutEffect(() => {
    if (id !== undefined) openDraft(id);
  }, [id]);
  const draft = useSyncExternalStore(subscribeToDraft, currentDraft);
  const owner = useSyncExternalStore(subscribeToDraft, draftOwner);
  return { draft, ready: id !== undefined && owner === id, change: changeDraft, startOver };
}
