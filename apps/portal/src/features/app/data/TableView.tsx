import { Download } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { Schema } from "../../../api/client";
import { messageOf } from "../../../lib/errors";
import { downloadCsv } from "../../../lib/files";
import { Button } from "../../../ui/Button";
import { EmptyState, ErrorState } from "../../../ui/EmptyState";
import { Pagination } from "../../../ui/Pagination";
import { SearchBox } from "../../../ui/SearchBox";
import { SkeletonRows } from "../../../ui/Skeleton";
import { PAGE_SIZE, useRows } from "./queries";
import { RowsTable } from "./RowsTable";
import type { useDataAddress } from "./useDataAddress";

export interface TableViewProps {
  app: string;
  table: Schema["TableOut"];
  address: ReturnType<typeof useDataAddress>;
}

/** The rows of one table: searched, sorted, page by page, and as a file. */
export function TableView({ app, table, address }: TableViewProps) {
  const { t } = useTranslation(["app", "common"]);
  const rows = useRows(app, table.name, address);
  const title = table.label ?? table.name;
  return (
    <section aria-labelledby="table-title" className="flex min-w-0 flex-col gap-4">
      <header className="flex flex-wrap items-center gap-3">
        <h2 id="table-title" className="text-lg">
          {title}
        </h2>
        <p className="text-sm text-muted tabular-nums" aria-live="polite">
          {rows.data && t("data.rows", { count: rows.data.total })}
        </p>
        <div className="ms-auto flex items-center gap-2 max-sm:w-full sm:w-96">
          <SearchBox
            key={table.name}
            label={t("data.search", { table: title })}
            value={address.text}
            onSearch={(text) => {
              if (text !== address.text) address.go({ text });
            }}
          />
          <Button
            variant="secondary"
            size="small"
            icon={Download}
            disabled={!rows.data?.rows.length}
            onClick={() => {
              if (rows.data) download(table.name, rows.data);
            }}
          >
            CSV
          </Button>
        </div>
      </header>
      {rows.isPending ? (
        <SkeletonRows label={t("common:state.loading")} />
      ) : rows.isError ? (
        <ErrorState
          title={t("data.failed")}
          message={messageOf(rows.error)}
          onRetry={() => void rows.refetch()}
        />
      ) : rows.data.rows.length === 0 ? (
        <EmptyState
          title={t(address.text ? "data.nothing" : "data.empty")}
          description={t(address.text ? "data.nothingText" : "data.emptyText")}
        />
      ) : (
        <>
          <RowsTable
            caption={title}
            found={rows.data}
            sort={address.sort}
            onSort={(sort) => {
              address.go({ sort });
            }}
          />
          <Pagination
            label={t("data.pages")}
            page={address.page}
            pageSize={PAGE_SIZE}
            total={rows.data.total}
            onPage={(page) => {
              address.go({ page });
            }}
          />
        </>
      )}
    </section>
  );
}

function download(name: string, { columns, rows }: Schema["RowsOut"]) {
  const head = columns.map((column) => column.name);
  downloadCsv(`${name}.csv`, [head, ...rows]);
}
