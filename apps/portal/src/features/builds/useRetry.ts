import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "react-router";

import { api, call } from "../../api/client";

/** Does again what a build was asked, and goes to where that can be watched. */
export function useRetry(job: string) {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: () => call(api.POST("/api/jobs/{job}/retry", { params: { path: { job } } })),
    onSuccess: async (made) => {
      void client.invalidateQueries({ queryKey: ["jobs"] });
      await navigate(`/jobs/${made.job}`);
    },
  });
}
