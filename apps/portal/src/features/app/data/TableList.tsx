import { useTranslation } from "react-i18next";

import type { Schema } from "../../../api/client";
import { formatNumber } from "../../../lib/format";
import { cx } from "../../../ui/cx";

export interface TableListProps {
  tables: readonly Schema["TableOut"][];
  chosen: string;
  onChoose: (table: string) => void;
}

/** The tables, with how many rows each holds; what the platform keeps for itself comes last. */
export function TableList({ tables, chosen, onChoose }: TableListProps) {
  const { t } = useTranslation("app");
  const ordered = [...tables].sort((a, b) => Number(a.label === null) - Number(b.label === null));
  return (
    <nav aria-label={t("data.tables")}>
      <ul className="flex gap-1 overflow-x-auto pb-1 lg:flex-col lg:overflow-visible">
        {ordered.map(({ name, label, rows }) => (
          <li key={name} className="shrink-0">
            <button
              type="button"
              aria-current={name === chosen ? "true" : undefined}
              onClick={() => {
                onChoose(name);
              }}
              className={cx(
                "flex min-h-10 w-full items-center gap-3 rounded-md px-3 text-start text-[0.9375rem]",
                name === chosen ? "bg-primary-soft font-medium text-link" : "hover:bg-hover",
              )}
            >
              <span className={cx("truncate", label === null && "font-mono text-sm text-muted")}>
                {label ?? name}
              </span>
              <span className="ms-auto text-sm text-muted tabular-nums">
                {formatNumber(rows, 0)}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
