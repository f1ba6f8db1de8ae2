import { ArrowRight } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { Schema } from "../../../api/client";
import { Card } from "../../../ui/Card";
import { type Column, Table } from "../../../ui/Table";
import { CardRows } from "../../apps/CardRows";
import type { AppSpec } from "../spec";
import { More } from "./More";
import { type PermissionRow, rowsOf } from "./permissions";

const SCOPES = ["all", "own", "related"] as const;
const ACTIONS = ["view", "create", "edit", "delete", "export", "import"] as const;
const SHOWN = 8;

/** Who may do what, before and after. */
export function ChangedPermissions(props: {
  changes: readonly Schema["PermissionChange"][];
  spec: AppSpec;
}) {
  const { t } = useTranslation("app");
  const { changes, spec } = props;
  if (changes.length === 0) return null;
  const rows = rowsOf(changes, spec);
  const title = t("changes.permissions", { count: changes.length });
  return (
    <Card title={title}>
      <CardRows>
        <Rows caption={title} rows={rows.slice(0, SHOWN)} />
        {rows.length > SHOWN && (
          <div className="px-(--card-padding) py-2.5">
            <More count={rows.length - SHOWN}>
              <div className="-mx-(--card-padding)">
                <Rows caption={title} rows={rows.slice(SHOWN)} />
              </div>
            </More>
          </div>
        )}
      </CardRows>
    </Card>
  );
}

function Rows({ caption, rows }: { caption: string; rows: readonly PermissionRow[] }) {
  const { t } = useTranslation("app");
  const scope = (given: string) => {
    const known = SCOPES.find((one) => one === given);
    return known ? t(`changes.scope.${known}`) : t("changes.scope.none");
  };
  const action = (given: string) => {
    const known = ACTIONS.find((one) => one === given);
    return known ? t(`changes.action.${known}`) : given;
  };
  const columns: Column<PermissionRow>[] = [
    { key: "role", label: t("changes.role"), render: ({ role }) => role },
    { key: "entity", label: t("changes.records"), render: ({ entity }) => entity },
    {
      key: "may",
      label: t("changes.may"),
      render: ({ actions }) => actions.map(action).join(", "),
    },
    {
      key: "before",
      label: t("changes.beforeAfter"),
      render: ({ before, after }) => (
        <span className="inline-flex flex-wrap items-center gap-2">
          <span className="text-muted">{scope(before)}</span>
          <ArrowRight
            className="size-3.5 text-muted rtl:rotate-180"
            role="img"
            aria-label={t("changes.to")}
          />
          <span className="font-medium">{scope(after)}</span>
        </span>
      ),
    },
  ];
  return (
    <Table
      caption={caption}
      columns={columns}
      rows={rows}
      rowKey={({ role, entity, before, after }) => [role, entity, before, after].join(" ")}
    />
  );
}
