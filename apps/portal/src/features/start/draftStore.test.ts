import { expect, test, vi } from "vitest";

import {
  changeDraft,
  currentDraft,
  draftOwner,
  keepEdit,
  openDraft,
  startOver,
} from "./draftStore";
import type { Reviewed } from "./draft";

test("each person has a draft, and what was typed before it was known whose stays", () => {
  changeDraft({ words: "typed early" });
  expect(draftOwner()).toBeNull();
  openDraft("ada");
  expect(currentDraft().words).toBe("typed early");
  changeDraft({ name: "Plants", attachments: [] });
  openDraft("bob");
  expect(currentDraft().words).toBe("");
  openDraft("ada");
  expect(currentDraft()).toMatchObject({ words: "typed early", name: "Plants" });
  startOver();
  openDraft("bob");
  openDraft("ada");
  expect(currentDraft().words).toBe("");
});

test("a change is another request, and a draft that cannot be read is none", () => {
  changeDraft({ key: "once" });
  expect(currentDraft().key).toBe("once");
  changeDraft({ words: "other words" });
  expect(currentDraft().key).toBe("");
  localStorage.setItem("loomery.draft.words.eve", "{broken");
  openDraft("eve");
  expect(currentDraft().words).toBe("");
});

test("an edit counts at once, and is written down in a pause or when the page is left", () => {
  vi.useFakeTimers();
  openDraft("fay");
  const edited = { words: "", spec: { name: "one" } } as unknown as Reviewed;
  const kept = () => localStorage.getItem("loomery.draft.spec.fay") ?? "";
  keepEdit(edited);
  expect(currentDraft().reviewed).toBe(edited);
  expect(kept()).not.toContain("one");
  vi.advanceTimersByTime(1000);
  expect(kept()).toContain("one");
  keepEdit({ ...edited, spec: { name: "two" } });
  window.dispatchEvent(new Event("pagehide"));
  expect(kept()).toContain("two");
  keepEdit(edited);
  startOver();
  vi.advanceTimersByTime(1000);
  expect(kept()).toBe("");
  vi.useRealTimers();
});
