import { ArrowRight } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { Schema } from "../../../api/client";
import { Card } from "../../../ui/Card";
import { CardRows } from "../../apps/CardRows";
import { type Column, Table } from "../../../ui/Table";

type Change = Schema["PermissionChange"];

const SCOPES = ["all", "own", "related"] as const;
const ACTIONS = ["view", "create", "edit", "delete", "export", "import"] as const;

/** Who may do what, before and after. */
export function ChangedPermissions({ changes }: { changes: readonly Change[] }) {
  const { t } = useTranslation("app");
  if (changes.length === 0) return null;
  const scope = (given: string) => {
    const known = SCOPES.find((one) => one === given);
    return known ? t(`changes.scope.${known}`) : t("changes.scope.none");
  };
  const action = (given: string) => {
    const known = ACTIONS.find((one) => one === given);
    return known ? t(`changes.action.${known}`) : given.replaceAll("_", " ");
  };
  const columns: Column<Change>[] = [
    { key: "role", label: t("changes.role"), render: ({ role }) => role },
    {
      key: "may",
      label: t("changes.may"),
      render: (change) => `${action(change.action)} · ${change.entity.replaceAll("_", " ")}`,
    },
    {
      key: "before",
      label: t("changes.beforeAfter"),
      render: ({ before, after }) => (
        <span className="inline-flex flex-wrap items-center gap-2">
          <span className="text-muted">{scope(before)}</span>
          <ArrowRight className="size-3.5 text-muted rtl:rotate-180" aria-label={t("changes.to")} />
          <span className="font-medium">{scope(after)}</span>
        </span>
      ),
    },
  ];
  return (
    <Card title={t("changes.permissions", { count: changes.length })}>
      <CardRows>
        <Table
          caption={t("changes.permissions", { count: changes.length })}
          columns={columns}
          rows={changes}
          rowKey={(change) => `${change.role} ${change.entity} ${change.action}`}
        />
      </CardRows>
    </Card>
  );
}
