import { Building2, Gauge, PauseCircle, PlayCircle } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { SettingsPage } from "../../features/account/SettingsPage";
import { useMoments } from "../../features/account/useMoments";
import { FoundList, useSearch } from "../../features/admin/FoundList";
import { QuotasDialog } from "../../features/admin/QuotasDialog";
import { type Organisation, useAllOrganisations } from "../../features/admin/queries";
import { SuspendDialog } from "../../features/admin/SuspendDialog";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";

interface Asked {
  what: "suspension" | "quotas";
  organisation: Organisation;
}

/** The organisations of the platform: found, limited, suspended. */
export function Component() {
  const { t } = useTranslation("admin");
  const [search, onSearch] = useSearch();
  const [asked, setAsked] = useState<Asked | null>(null);
  const found = useAllOrganisations(search);
  const close = () => {
    setAsked(null);
  };
  return (
    <SettingsPage title={t("organisations.title")} lead={t("organisations.lead")}>
      <FoundList
        label={t("organisations.title")}
        searchLabel={t("organisations.search")}
        search={search}
        onSearch={onSearch}
        query={found}
      >
        {(organisation) => (
          <Row key={organisation.id} organisation={organisation} onAsk={setAsked} />
        )}
      </FoundList>
      {asked?.what === "suspension" && (
        <SuspendDialog organisation={asked.organisation} onClose={close} />
      )}
      {asked?.what === "quotas" && (
        <QuotasDialog organisation={asked.organisation} onClose={close} />
      )}
    </SettingsPage>
  );
}

interface RowProps {
  organisation: Organisation;
  onAsk: (asked: Asked) => void;
}

function Row({ organisation, onAsk }: RowProps) {
  const { t } = useTranslation("admin");
  const { day } = useMoments();
  const { name, personal, members, created_at, suspended_at, reason } = organisation;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-3 px-(--card-padding) py-4">
      <span className="inline-flex size-10 shrink-0 items-center justify-center rounded-lg bg-primary-soft text-link">
        <Building2 className="size-5" aria-hidden />
      </span>
      <div className="min-w-48 grow basis-0">
        <p className="flex flex-wrap items-center gap-2 font-medium break-words">
          {name}
          {personal && <Badge>{t("organisations.personal")}</Badge>}
          {suspended_at !== null && (
            <Badge tone="warning" dot>
              {t("organisations.suspendedSince", { day: day(suspended_at) })}
            </Badge>
          )}
        </p>
        <p className="text-sm text-muted">
          {t("organisations.members", { count: members })} · {t("since", { day: day(created_at) })}
        </p>
        {reason !== "" && <p className="mt-1 text-sm break-words">“{reason}”</p>}
      </div>
      <div className="flex flex-wrap gap-2">
        <Button
          variant="ghost"
          size="small"
          icon={Gauge}
          aria-label={t("quotas.title", { name })}
          onClick={() => {
            onAsk({ what: "quotas", organisation });
          }}
        >
          {t("quotas.open")}
        </Button>
        <Button
          variant="secondary"
          size="small"
          icon={suspended_at === null ? PauseCircle : PlayCircle}
          aria-label={t(
            suspended_at === null ? "organisations.suspendTitle" : "organisations.resumeTitle",
            { name },
          )}
          onClick={() => {
            onAsk({ what: "suspension", organisation });
          }}
        >
          {t(suspended_at === null ? "organisations.suspend" : "organisations.resume")}
        </Button>
      </div>
    </li>
  );
}
