import { expect, test } from "vitest";

import { changeDraft, currentDraft, draftOwner, openDraft, startOver } from "./draftStore";

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
