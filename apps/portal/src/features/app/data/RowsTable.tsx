import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { Schema } from "../../../api/client";
import { cx } from "../../../ui/cx";
import { CellValue } from "./CellValue";

export interface RowsTableProps {
  caption: string;
  found: Schema["RowsOut"];
  sort: string;
  onSort: (sort: string) => void;
}

/** Rows as they are stored; wide ones scroll sideways, by keyboard too. */
export function RowsTable({ caption, found, sort, onSort }: RowsTableProps) {
  const { t } = useTranslation("app");
  return (
    <div
      role="region"
      aria-label={t("data.caption", { table: caption })}
      // A region that scrolls must be reachable by keyboard.
      // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex
      tabIndex={0}
      className="on-surface overflow-x-auto rounded-xl border shadow-card"
    >
      <table className="w-full text-start text-sm">
        <caption className="sr-only">{t("data.caption", { table: caption })}</caption>
        <thead>
          <tr className="border-b bg-sunken">
            {found.columns.map((column) => (
              <HeaderCell key={column.name} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody className="divide-y">
          {found.rows.map((row, index) => (
            // Rows carry no key that is the same in every table.
            <tr key={index} className="hover:bg-hover">
              {found.columns.map((column, at) => (
                <td
                  key={column.name}
                  className={cx(
                    "px-4 py-2.5 align-top whitespace-nowrap",
                    typeof row[at] === "number" && "text-end tabular-nums",
                  )}
                >
                  <CellValue
                    value={row[at] ?? null}
                    column={column.label ?? column.name}
                    masked={column.masked}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface HeaderCellProps {
  column: Schema["ColumnOut"];
  sort: string;
  onSort: (sort: string) => void;
}

function HeaderCell({ column, sort, onSort }: HeaderCellProps) {
  const order =
    sort === column.name ? "ascending" : sort === `-${column.name}` ? "descending" : "none";
  const Icon = { none: ChevronsUpDown, ascending: ArrowUp, descending: ArrowDown }[order];
  return (
    <th scope="col" aria-sort={order} className="text-start font-medium whitespace-nowrap">
      {column.masked ? (
        <span className="px-4 text-muted">{column.label ?? column.name}</span>
      ) : (
        <button
          type="button"
          className="flex min-h-10 w-full items-center gap-1.5 px-4 text-muted hover:text-text"
          onClick={() => {
            onSort(order === "ascending" ? `-${column.name}` : column.name);
          }}
        >
          {column.label ?? column.name}
          <Icon className="size-3.5 shrink-0" aria-hidden />
        </button>
      )}
    </th>
  );
}
