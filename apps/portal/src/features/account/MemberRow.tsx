import { LogOut, UserMinus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";

import { covers, type Role, rolesUpTo } from "../../api/roles";
import { messageOf } from "../../lib/errors";
import { Avatar } from "../../ui/Avatar";
import { Badge } from "../../ui/Badge";
import { IconButton } from "../../ui/IconButton";
import { Select } from "../../ui/Select";
import { useMoments } from "./useMoments";
import { type Member, useOrganisationChanges } from "./useOrganisation";
import type { Profile } from "./useProfile";

export interface MemberRowProps {
  member: Member;
  me: Profile;
  /** Nobody else is here: there is nothing to leave. */
  alone: boolean;
  onRemove: () => void;
}

/** One member: administrators change what those may do whose role is not above their own. */
export function MemberRow({ member, me, alone, onRemove }: MemberRowProps) {
  const { t } = useTranslation("account");
  const { day } = useMoments();
  const { changeRole } = useOrganisationChanges();
  const self = member.id === me.id;
  const mayChange = covers(me.role, "admin") && covers(me.role, member.role) && !(self && alone);
  const name = member.name || member.email;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-(--card-padding) py-3.5">
      <Avatar name={name} />
      <div className="min-w-40 grow">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          {name}
          {self && <Badge tone="primary">{t("members.you")}</Badge>}
        </p>
        <p className="text-sm break-all text-muted">{member.email}</p>
        <p className="text-sm text-muted">{t("members.since", { day: day(member.since) })}</p>
      </div>
      {mayChange ? (
        <Select
          name={`role-${member.id}`}
          label={t("members.roleOf", { name })}
          hideLabel
          required
          className="w-44"
          disabled={changeRole.isPending}
          value={changeRole.isPending ? changeRole.variables.role : member.role}
          options={rolesUpTo(me.role).map((role) => ({
            value: role,
            label: t(`roles.${role}.name`),
          }))}
          onChange={(role) => {
            changeRole.mutate(
              { user: member.id, role: role as Role },
              {
                onSuccess: () => toast.success(t("members.roleChanged", { name })),
                onError: (refused) => toast.error(messageOf(refused)),
              },
            );
          }}
        />
      ) : (
        <Badge>{t(`roles.${member.role}.name`)}</Badge>
      )}
      {(mayChange || self) && !alone && (
        <IconButton
          icon={self ? LogOut : UserMinus}
          label={self ? t("members.leave") : t("members.removeTitle", { name })}
          onClick={onRemove}
        />
      )}
    </li>
  );
}
