import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";

import { api, call } from "../../api/client";
import { useRefusal } from "./useRefusal";

/** One more mail with the link that shows whose address it is; for people who are signed in. */
export function useResend() {
  const { t } = useTranslation("auth");
  const { wordsOf } = useRefusal();
  return useMutation({
    mutationFn: () => call(api.POST("/api/auth/verify-email/resend")),
    onSuccess: () => toast.success(t("mail.sent")),
    onError: (refused) => toast.error(wordsOf(refused)),
  });
}
