/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role --
   The phone layout takes the table out of table display, and browsers then drop its roles: they are said again. */
import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import type { ReactNode } from "react";
import { Link } from "react-router";

import { useWording } from "../lib/wording";
import { cx } from "./cx";

export interface Column<Row> {
  key: string;
  label: string;
  render: (row: Row) => ReactNode;
  /** The name the API sorts by; without it the column does not sort. */
  sort?: string;
  align?: "left" | "right";
  /** Left out of the cards on a phone. */
  wideOnly?: boolean;
}

export interface TableProps<Row> {
  /** Says what the table lists; read by screen readers. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string | number;
  /** Where the row leads; its first column becomes the link and the whole row is clickable. */
  rowHref?: (row: Row) => string;
  /** "created_at" or "-created_at". */
  sort?: string;
  onSort?: (column: string) => void;
  /** Buttons or a menu at the end of the row. */
  actions?: (row: Row) => ReactNode;
}

/** A table that becomes a list of cards on a phone. */
export function Table<Row>(props: TableProps<Row>) {
  const words = useWording();
  const { caption, columns, rows, rowKey, actions } = props;
  return (
    <table className="block w-full text-left text-[0.9375rem] sm:table" role="table">
      <caption className="sr-only">{caption}</caption>
      <thead className="sr-only sm:not-sr-only sm:table-header-group" role="rowgroup">
        <tr className="border-b bg-sunken text-sm text-muted" role="row">
          {columns.map((column) => (
            <HeaderCell key={column.key} column={column} sort={props.sort} onSort={props.onSort} />
          ))}
          {actions && (
            <th scope="col" role="columnheader">
              <span className="sr-only">{words.actions}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody className="block divide-y sm:table-row-group" role="rowgroup">
        {rows.map((row) => (
          <BodyRow key={rowKey(row)} row={row} {...props} />
        ))}
      </tbody>
    </table>
  );
}

function HeaderCell<Row>(props: {
  column: Column<Row>;
  sort: string | undefined;
  onSort: ((column: string) => void) | undefined;
}) {
  const { column, sort, onSort } = props;
  const order = column.sort === undefined ? "none" : orderOf(column.sort, sort);
  const Icon = { none: ChevronsUpDown, ascending: ArrowUp, descending: ArrowDown }[order];
  const sortable = column.sort !== undefined && onSort !== undefined;
  return (
    <th
      scope="col"
      role="columnheader"
      aria-sort={sortable ? order : undefined}
      className={cx(
        "px-(--card-padding) py-2.5 font-medium whitespace-nowrap",
        column.align === "right" && "text-right",
      )}
    >
      {sortable ? (
        <button
          type="button"
          className={cx(
            "group -mx-1.5 inline-flex items-center gap-1 rounded-sm px-1.5 py-0.5 hover:bg-hover hover:text-text",
            order !== "none" && "text-text",
          )}
          onClick={() => {
            onSort(column.sort ?? column.key);
          }}
        >
          {column.label}
          <Icon className={cx("size-3.5", order === "none" && "opacity-60")} aria-hidden />
        </button>
      ) : (
        column.label
      )}
    </th>
  );
}

function BodyRow<Row>({ row, columns, rowHref, actions }: TableProps<Row> & { row: Row }) {
  return (
    <tr
      role="row"
      className={cx(
        "relative block px-(--card-padding) py-3 transition-colors sm:table-row sm:p-0",
        rowHref && "hover:bg-hover",
      )}
    >
      {columns.map((column, index) => (
        <td
          key={column.key}
          role="cell"
          className={cx(
            "flex items-baseline justify-between gap-4 py-1 [&_a:not(:hover)]:decoration-transparent sm:table-cell sm:px-(--card-padding) sm:py-(--cell-padding)",
            column.align === "right" && "tabular-nums sm:text-right",
            column.wideOnly && "max-sm:hidden",
            index === 0 && "font-medium max-sm:block max-sm:pr-10 max-sm:pb-1.5 max-sm:text-base",
          )}
        >
          {index > 0 && (
            <span className="shrink-0 text-sm text-muted sm:hidden" aria-hidden>
              {column.label}
            </span>
          )}
          {index === 0 && rowHref ? (
            <Link
              to={rowHref(row)}
              className="rounded-xs after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:rounded-sm focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-ring"
            >
              {column.render(row)}
            </Link>
          ) : (
            <span className="min-w-0 max-sm:text-right">{column.render(row)}</span>
          )}
        </td>
      ))}
      {actions && (
        <td
          role="cell"
          className="absolute top-2 right-2 z-1 sm:static sm:pr-2 sm:text-right sm:whitespace-nowrap"
        >
          <span className="relative z-1 inline-flex gap-1">{actions(row)}</span>
        </td>
      )}
    </tr>
  );
}

function orderOf(column: string, sort: string | undefined): "none" | "ascending" | "descending" {
  if (sort === column) return "ascending";
  return sort === `-${column}` ? "descending" : "none";
}
