import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { api, type AuthSchema, call } from "../../api/client";
import { switchOrganisation } from "../../api/organisation";
import { covers, type Role } from "../../api/roles";
import { useMe } from "../../api/useSession";
import { useRefusal } from "../auth/useRefusal";

export type Organisation = AuthSchema["OrganisationInfo"];
export type Member = AuthSchema["MemberInfo"];
export type Invitation = AuthSchema["InvitationInfo"];

/** The organisations that the person is in, their own one first. */
export function useOrganisations() {
  const { data: me } = useMe();
  return useQuery({
    queryKey: ["organisations"],
    queryFn: ({ signal }) => call(api.GET("/api/auth/organisations", { signal })),
    enabled: me !== undefined,
  });
}

/** Whether the person may do in the present organisation what this role may. */
export function useMayAs(role: Role): boolean {
  const { data: me } = useMe();
  return me !== undefined && covers(me.role, role);
}

export function useMembers() {
  return useQuery({
    queryKey: ["members"],
    queryFn: ({ signal }) => call(api.GET("/api/auth/members", { signal })),
  });
}

/** Invitations that nobody has accepted yet; for administrators. */
export function useInvitations() {
  return useQuery({
    queryKey: ["invitations"],
    queryFn: ({ signal }) => call(api.GET("/api/auth/invitations", { signal })),
    enabled: useMayAs("admin"),
  });
}

/** Works in another organisation from now on: nothing of the one before is shown any more. */
export function useSwitch() {
  const queries = useQueryClient();
  const { spoken } = useRefusal();
  return useMutation({
    mutationFn: (organisation: string) => spoken(() => switchOrganisation(organisation)),
    onSuccess: () => queries.resetQueries(),
  });
}

/** Everything that is changed about the present organisation; refusals come in the person's language. */
export function useOrganisationChanges() {
  const queries = useQueryClient();
  const { spoken } = useRefusal();
  const again = (...keys: string[]) =>
    Promise.all(keys.map((key) => queries.invalidateQueries({ queryKey: [key] })));
  return {
    create: useMutation({
      mutationFn: (name: string) =>
        spoken(() => call(api.POST("/api/auth/organisations", { body: { name } }))),
      onSuccess: () => again("organisations"),
    }),
    rename: useMutation({
      mutationFn: (name: string) =>
        spoken(() => call(api.PATCH("/api/auth/organisation", { body: { name } }))),
      onSuccess: () => again("organisations"),
    }),
    changeRole: useMutation({
      mutationFn: ({ user, role }: { user: string; role: Role }) =>
        spoken(() =>
          call(
            api.PATCH("/api/auth/members/{user}", { params: { path: { user } }, body: { role } }),
          ),
        ),
      onSettled: () => again("members", "me"),
    }),
    remove: useMutation({
      mutationFn: (user: string) =>
        spoken(() => call(api.DELETE("/api/auth/members/{user}", { params: { path: { user } } }))),
      onSuccess: () => again("members"),
    }),
    invite: useMutation({
      mutationFn: (body: { email: string; role: Role }) =>
        spoken(() => call(api.POST("/api/auth/invitations", { body }))),
      onSuccess: () => again("invitations"),
    }),
    withdraw: useMutation({
      mutationFn: (invitation: string) =>
        spoken(() =>
          call(
            api.DELETE("/api/auth/invitations/{invitation}", { params: { path: { invitation } } }),
          ),
        ),
      onSettled: () => again("invitations"),
    }),
  };
}
