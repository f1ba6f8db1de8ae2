import { useMutation } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useTranslation } from "react-i18next";

import { api, call, type Schema } from "../../../api/client";
import { Badge } from "../../../ui/Badge";

/** Where a release runs when it is not this machine, and what was made for that, to download. */
export function Generated({ app, release }: { app: string; release: Schema["ReleaseOut"] }) {
  const { t } = useTranslation("app");
  const download = useMutation({
    mutationFn: (file: string) =>
      call(
        api.POST("/api/apps/{app}/releases/{release}/files/{file}/link", {
          params: { path: { app, release: release.id, file } },
        }),
      ),
    onSuccess: ({ url }) => {
      window.location.assign(url);
    },
  });
  if (release.place === "local") return null;
  return (
    <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
      <Badge tone="info">{t(`releases.place.${release.place}`)}</Badge>
      {release.generated.map(({ name }) => (
        <button
          key={name}
          type="button"
          className="flex items-center gap-1 rounded-xs text-link hover:underline"
          onClick={() => {
            download.mutate(name);
          }}
        >
          <Download className="size-3.5" aria-hidden />
          {name}
        </button>
      ))}
    </div>
  );
}
