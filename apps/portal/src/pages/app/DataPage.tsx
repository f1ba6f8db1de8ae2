import { Database, Lock } from "lucide-react";
import { useTranslation } from "react-i18next";

import { useTables } from "../../features/app/data/queries";
import { TableList } from "../../features/app/data/TableList";
import { TableView } from "../../features/app/data/TableView";
import { useDataAddress } from "../../features/app/data/useDataAddress";
import { useMay } from "../../features/apps/useMay";
import { useTitle } from "../../frame/useTitle";
import { ApiError, messageOf } from "../../lib/errors";
import { EmptyState, ErrorState } from "../../ui/EmptyState";
import { SkeletonRows } from "../../ui/Skeleton";
import { useThisApp } from "./useThisApp";

/** The records of the live application, to look at; changes are made in the application itself. */
export function DataPage() {
  const { t } = useTranslation("app");
  const app = useThisApp();
  useTitle(`${t("tabs.data")} · ${app.name}`);
  const mayLook = useMay("developer");
  return mayLook ? (
    <Tables app={app.id} />
  ) : (
    <EmptyState icon={Lock} title={t("data.notYours")} description={t("data.notYoursText")} />
  );
}

function Tables({ app }: { app: string }) {
  const { t } = useTranslation(["app", "common"]);
  const address = useDataAddress();
  const tables = useTables(app);
  if (tables.isPending) return <SkeletonRows label={t("common:state.loading")} />;
  if (tables.isError)
    return tables.error instanceof ApiError && tables.error.status === 404 ? (
      <EmptyState icon={Database} title={t("data.notLive")} description={tables.error.message} />
    ) : (
      <ErrorState
        title={t("data.failed")}
        message={messageOf(tables.error)}
        onRetry={() => void tables.refetch()}
      />
    );
  const named = tables.data.find(({ label }) => label !== null) ?? tables.data[0];
  const chosen = tables.data.find(({ name }) => name === address.table) ?? named;
  if (!chosen) return <EmptyState icon={Database} title={t("data.noTables")} />;
  return (
    <>
      <p className="max-w-prose text-muted">{t("data.about")}</p>
      <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-[14rem_minmax(0,1fr)]">
        <TableList
          tables={tables.data}
          chosen={chosen.name}
          onChoose={(table) => {
            address.go({ table, sort: "", text: "" });
          }}
        />
        <TableView app={app} table={chosen} address={address} />
      </div>
    </>
  );
}
