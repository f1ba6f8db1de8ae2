import { useTranslation } from "react-i18next";

import { ROLES } from "../../../api/roles";
import { useMe } from "../../../api/useSession";
import { messageOf } from "../../../lib/errors";
import { Avatar } from "../../../ui/Avatar";
import { Badge } from "../../../ui/Badge";
import { ErrorState } from "../../../ui/EmptyState";
import { SkeletonRows } from "../../../ui/Skeleton";
import { usePeople } from "./usePeople";

/** The members of the organisation, those who may most first. */
export function MemberList() {
  const { t } = useTranslation("app");
  const { data: me } = useMe();
  const people = usePeople();
  if (people.isPending) return <SkeletonRows rows={3} label={t("people.loading")} />;
  if (people.isError)
    return (
      <ErrorState
        title={t("people.failed")}
        message={messageOf(people.error)}
        onRetry={() => void people.refetch()}
      />
    );
  const members = people.data.toSorted((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role));
  return (
    <ul className="divide-y">
      {members.map(({ id, name, email, role }) => (
        <li key={id} className="flex items-center gap-3.5 px-(--card-padding) py-3">
          <Avatar name={name || email} />
          <div className="min-w-0 grow">
            <p className="truncate font-medium">
              {name || email}
              {id === me?.id && (
                <span className="font-normal text-muted"> · {t("people.you")}</span>
              )}
            </p>
            {name && <p className="truncate text-sm text-muted">{email}</p>}
          </div>
          <Badge tone={role === "owner" || role === "admin" ? "primary" : "neutral"}>
            {t(`people.role.${role}`)}
          </Badge>
        </li>
      ))}
    </ul>
  );
}
