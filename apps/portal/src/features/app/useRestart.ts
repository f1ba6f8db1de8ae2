import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";

import { api, call } from "../../api/client";
import { messageOf } from "../../lib/errors";

/** Has an application started anew; nothing of it is lost. */
export function useRestart(app: string) {
  const { t } = useTranslation("app");
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call(api.POST("/api/apps/{app}/restart", { params: { path: { app } } })),
    onSuccess: () => {
      toast.success(t("settings.restarted"));
      return client.invalidateQueries({ queryKey: ["app", app] });
    },
    onError: (error) => toast.error(messageOf(error)),
  });
}
