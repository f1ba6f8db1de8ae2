import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";

import { api, call, type Schema } from "../../../api/client";
import { RadioGroup } from "../../../ui/RadioGroup";
import { Ask } from "../../apps/Ask";

type Way = "promote" | "rollBack";

/** Makes an earlier version live again: with the data as they are now, or as they were then. */
export function GoBackDialog(props: {
  app: string;
  release: Schema["ReleaseOut"];
  onClose: () => void;
}) {
  const { app, release, onClose } = props;
  const { t } = useTranslation("app");
  const client = useQueryClient();
  const [way, setWay] = useState<Way>("promote");
  const goBack = useMutation({
    mutationFn: () => {
      const params = { path: { app, release: release.id } };
      return way === "promote"
        ? call(api.POST("/api/apps/{app}/releases/{release}/promote", { params }))
        : call(api.POST("/api/apps/{app}/releases/{release}/roll-back", { params }));
    },
    onSuccess: () => {
      toast.success(t("releases.ordered", { number: release.number }));
      onClose();
      return client.invalidateQueries({ queryKey: ["app", app] });
    },
  });
  return (
    <Ask
      title={t("releases.goBackTo", { number: release.number })}
      description={t("releases.goBackText")}
      does={t(way === "promote" ? "releases.promote" : "releases.rollBack")}
      danger={way === "rollBack"}
      busy={goBack.isPending}
      error={goBack.error}
      onClose={onClose}
      onDo={() => {
        goBack.mutate();
      }}
    >
      <RadioGroup
        label={t("releases.data")}
        name="way"
        value={way}
        onChange={(next) => {
          setWay(next === "rollBack" ? "rollBack" : "promote");
        }}
        options={[
          { value: "promote", label: t("releases.keep"), hint: t("releases.keepText") },
          { value: "rollBack", label: t("releases.then"), hint: t("releases.thenText") },
        ]}
      />
    </Ask>
  );
}
