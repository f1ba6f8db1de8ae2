import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "react-router";

import { api, call } from "../../api/client";
import { orderOf } from "./draft";
import { changeDraft, currentDraft, startOver } from "./draftStore";

/** Has the draft built and goes to where that can be watched. Pressed twice, it builds once. */
export function useBuild() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: () => {
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
      startOver();
      void client.invalidateQueries({ queryKey: ["apps"] });
      void client.invalidateQueries({ queryKey: ["jobs"] });
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
