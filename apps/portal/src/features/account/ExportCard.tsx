import { useMutation } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useTranslation } from "react-i18next";

import { authorisedFetch } from "../../api/http";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { FormError } from "../../ui/FormLayout";
import { useRefusal } from "../auth/useRefusal";

/** Everything that is kept about the person, as a file. */
export function ExportCard() {
  const { t } = useTranslation("account");
  const { wordsOf } = useRefusal();
  const fetching = useMutation({
    mutationFn: async () => {
      const address = new URL("/api/me/export", window.location.origin);
      const answer = await authorisedFetch(new Request(address));
      hand(await answer.blob(), "my-data.json");
    },
  });
  return (
    <Card title={t("export.title")} description={t("export.lead")}>
      <div className="flex flex-col items-start gap-4">
        {fetching.isError && <FormError message={wordsOf(fetching.error)} />}
        <Button
          variant="secondary"
          icon={Download}
          busy={fetching.isPending}
          onClick={() => {
            fetching.mutate();
          }}
        >
          {t("export.do")}
        </Button>
        <p role="status" className="text-sm text-muted">
          {fetching.isSuccess && t("export.done")}
        </p>
      </div>
    </Card>
  );
}

/** Gives the browser a file to keep. */
function hand(content: Blob, name: string) {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
