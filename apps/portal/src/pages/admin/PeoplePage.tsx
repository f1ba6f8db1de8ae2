import { ArrowRightLeft, EllipsisVertical, ShieldMinus, ShieldPlus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useMe } from "../../api/useSession";
import { SettingsPage } from "../../features/account/SettingsPage";
import { useMoments } from "../../features/account/useMoments";
import { FoundList, useSearch } from "../../features/admin/FoundList";
import { OwnerDialog, type Ownership } from "../../features/admin/OwnerDialog";
import { type Person, useAllPeople } from "../../features/admin/queries";
import { Avatar } from "../../ui/Avatar";
import { Badge } from "../../ui/Badge";
import { IconButton } from "../../ui/IconButton";
import { Menu } from "../../ui/Menu";

interface Asked {
  what: Ownership;
  person: Person;
}

/** Everybody with an account, and who of them runs the platform. */
export function Component() {
  const { t } = useTranslation("admin");
  const [search, onSearch] = useSearch();
  const [asked, setAsked] = useState<Asked | null>(null);
  const found = useAllPeople(search);
  return (
    <SettingsPage title={t("people.title")} lead={t("people.lead")}>
      <FoundList
        label={t("people.title")}
        searchLabel={t("people.search")}
        search={search}
        onSearch={onSearch}
        query={found}
      >
        {(person) => <Row key={person.id} person={person} onAsk={setAsked} />}
      </FoundList>
      {asked && (
        <OwnerDialog
          {...asked}
          onClose={() => {
            setAsked(null);
          }}
        />
      )}
    </SettingsPage>
  );
}

function Row({ person, onAsk }: { person: Person; onAsk: (asked: Asked) => void }) {
  const { t } = useTranslation("admin");
  const { day, relative } = useMoments();
  const { data: me } = useMe();
  const name = person.name || person.email;
  const ask = (what: Ownership) => () => {
    onAsk({ what, person });
  };
  const items = person.platform_owner
    ? [{ label: t("people.remove"), icon: ShieldMinus, danger: true, onSelect: ask("remove") }]
    : [
        { label: t("people.add"), icon: ShieldPlus, onSelect: ask("add") },
        { label: t("people.handOver"), icon: ArrowRightLeft, onSelect: ask("handOver") },
      ];
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-(--card-padding) py-4">
      <Avatar name={name} />
      <div className="min-w-48 grow basis-0">
        <p className="flex flex-wrap items-center gap-2 font-medium break-words">
          {name}
          {person.id === me?.id && <Badge>{t("people.you")}</Badge>}
          {person.platform_owner && <Badge tone="primary">{t("people.owner")}</Badge>}
          {!person.verified && (
            <Badge tone="warning" dot>
              {t("people.unverified")}
            </Badge>
          )}
        </p>
        <p className="text-sm break-all text-muted">{person.email}</p>
        <p className="text-sm text-muted">
          {t("people.organisations", { count: person.organisations })} ·{" "}
          {t("since", { day: day(person.created_at) })} ·{" "}
          {person.seen_at === null
            ? t("people.neverSeen")
            : t("people.seen", { when: relative(person.seen_at) })}
        </p>
      </div>
      {person.verified && (
        <Menu
          trigger={<IconButton icon={EllipsisVertical} label={t("people.actions", { name })} />}
          items={items}
        />
      )}
    </li>
  );
}
