import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";

import { useMe } from "../../api/useSession";
import { messageOf } from "../../lib/errors";
import { Card } from "../../ui/Card";
import { SkeletonRows } from "../../ui/Skeleton";
import { Ask } from "../apps/Ask";
import { Failed } from "./Failed";
import { MemberRow } from "./MemberRow";
import { type Member, useMembers, useOrganisationChanges } from "./useOrganisation";

/** Who belongs to the present organisation, as what, and how to change that. */
export function MembersCard({ organisation }: { organisation: string }) {
  const { t } = useTranslation(["account", "common"]);
  const { data: me } = useMe();
  const members = useMembers();
  const [leaving, setLeaving] = useState<Member | null>(null);
  return (
    <Card flush title={t("members.title")} description={t("members.lead", { organisation })}>
      {members.isPending && <SkeletonRows rows={3} label={t("common:state.loading")} />}
      {members.isError && (
        <Failed message={messageOf(members.error)} onRetry={() => void members.refetch()} />
      )}
      <ul className="divide-y" aria-label={t("members.title")}>
        {me &&
          members.data?.map((member) => (
            <MemberRow
              key={member.id}
              member={member}
              me={me}
              alone={members.data.length === 1}
              onRemove={() => {
                setLeaving(member);
              }}
            />
          ))}
      </ul>
      {leaving && me && (
        <Remove
          member={leaving}
          self={leaving.id === me.id}
          organisation={organisation}
          onClose={() => {
            setLeaving(null);
          }}
        />
      )}
    </Card>
  );
}

interface RemoveProps {
  member: Member;
  self: boolean;
  organisation: string;
  onClose: () => void;
}

function Remove({ member, self, organisation, onClose }: RemoveProps) {
  const { t } = useTranslation("account");
  const { remove } = useOrganisationChanges();
  const name = member.name || member.email;
  return (
    <Ask
      danger
      title={self ? t("members.leaveTitle", { organisation }) : t("members.removeTitle", { name })}
      description={t(self ? "members.leaveText" : "members.removeText")}
      does={t(self ? "members.leave" : "members.remove")}
      busy={remove.isPending}
      error={remove.error}
      onClose={onClose}
      onDo={() => {
        remove.mutate(member.id, {
          onSuccess: () => {
            // The session goes on in another organisation, which the page has to learn from the beginning.
            if (self) window.location.assign("/");
            else toast.success(t("members.removed", { name }));
            onClose();
          },
        });
      }}
    />
  );
}
