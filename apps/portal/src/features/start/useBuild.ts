import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "react-router";

import { api, call } from "../../api/client";
import { orderOf, reviewFits } from "./draft";
import { changeDraft, currentDraft, markBuilt } from "./draftStore";
import { isEdited, readDraft } from "./reading";

/** Has the draft built and goes to where that can be watched. Pressed twice, it builds once. */
export function useBuild() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async () => {
      const { reviewed } = currentDraft();
      // Edits of a review outlive other words: these are read anew, and the edits made in what they give.
      if (reviewed && isEdited(reviewed) && !reviewFits(currentDraft())) {
        changeDraft({ reviewed: await readDraft(currentDraft()) });
      }
      const key = currentDraft().key || newKey();
      changeDraft({ key });
      return call(
        api.POST("/api/createApp", {
          body: orderOf(currentDraft()),
          params: { header: { "idempotency-key": key } },
        }),
      );
    },
    onSuccess: async ({ job }) => {
      void client.invalidateQueries({ queryKey: ["apps"] });
      void client.invalidateQueries({ queryKey: ["jobs"] });
      markBuilt(job);
      await navigate(`/jobs/${job}`);
    },
  });
}

/** Random enough to be nobody else's; `randomUUID` is missing where a page is served without encryption. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join(
    "",
  );
}
