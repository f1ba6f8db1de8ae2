import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, type AuthSchema, call } from "../../api/client";
import { useMe } from "../../api/useSession";
import { useRefusal } from "../auth/useRefusal";

export type Profile = AuthSchema["Profile"];
export type ProfileChange = AuthSchema["ProfileChange"];

/** The person's record, and how to change it: what is shown changes at once, and back when it is refused. */
export function useProfile() {
  const queries = useQueryClient();
  const { spoken } = useRefusal();
  const me = useMe();
  const change = useMutation({
    mutationFn: (body: ProfileChange) => spoken(() => call(api.PATCH("/api/auth/me", { body }))),
    onMutate: ({ notifications, name, locale, time_zone }) => {
      const before = queries.getQueryData<Profile>(["me"]);
      queries.setQueryData<Profile>(
        ["me"],
        (now) =>
          now && {
            ...now,
            ...(name && { name }),
            ...(locale && { locale }),
            ...(time_zone && { time_zone }),
            notifications: { ...now.notifications, ...notifications },
          },
      );
      return { before };
    },
    onError: (_refused, _change, context) => {
      queries.setQueryData(["me"], context?.before);
    },
    onSuccess: (profile) => {
      queries.setQueryData(["me"], profile);
    },
  });
  return { me, change };
}
