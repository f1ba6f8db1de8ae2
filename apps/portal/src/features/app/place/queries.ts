import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";

import { api, call, type Schema } from "../../../api/client";

export type PlaceName = Schema["PlaceOffer"]["place"];

/** Where an application runs or will run, and what there is to choose from. */
export function usePlace(app: string) {
  return useQuery({
    queryKey: ["app", app, "place"],
    queryFn: ({ signal }) =>
      call(api.GET("/api/apps/{app}/place", { params: { path: { app } }, signal })),
  });
}

/** Says where an application shall run. Refused once it was released, which may have happened meanwhile. */
export function useChoosePlace(app: string, onDone: () => void) {
  const { t } = useTranslation("app");
  const client = useQueryClient();
  return useMutation({
    mutationFn: (place: PlaceName) =>
      call(api.PUT("/api/apps/{app}/place", { params: { path: { app } }, body: { place } })),
    onSuccess: (now) => {
      client.setQueryData(["app", app, "place"], now);
      toast.success(t("place.chosen", { place: t(`releases.place.${now.place}`) }));
      onDone();
    },
    onError: () => client.invalidateQueries({ queryKey: ["app", app, "place"] }),
  });
}
