import { useState } from "react";

import type { ListQuery } from "../../api/common";
import { useMay } from "../../app/permissions";
import { AddNotification } from "./NewNotification";
import { type NotificationLayout, NotificationCollection } from "./NotificationCollection";
import { NotificationForm } from "./NotificationForm";
import type { NotificationColumn } from "./columns";
import { notificationFieldNames } from "./fields";
import { useNotificationList } from "./queries";
import type { NotificationValues } from "./values";
import { messageOf } from "../../lib/errors";
import { Card } from "../../ui/Card";
import { ErrorState } from "../../ui/EmptyState";
import { Pagination } from "../../ui/Pagination";
import { SkeletonRows } from "../../ui/Skeleton";
import { useToast } from "../../ui/toastContext";


export interface NotificationRelatedProps {
  title: string;
  /** Which records: `{ project_id: 3 }`. */
  of: ListQuery;
  /** Values of a new one; without them none can be added here. */
  preset?: Partial< NotificationValues >;
  layout?: NotificationLayout;
  columns?: readonly NotificationColumn[];
}

/** Notifications that belong to a record, for those who may see them. */
export function NotificationRelated(props: NotificationRelatedProps) {
  const may = useMay("view", "notification");
  return may ? <Belonging {...props} /> : null;
}

function Belonging(props: NotificationRelatedProps) {
  const { title, of, preset, layout = "table", columns } = props;
  const [page, setPage] = useState(1);
  const query = { ...of, page, page_size: 10, sort: "-created_at" };
  const found = useNotificationList(query);
  return (
    <section className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="text-lg">
          {title}
          {found.data && found.data.total > 0 && (
            <span className="ml-2 font-normal text-muted">{found.data.total}</span>
          )}
        </h2>
        {preset && layout !== "feed" && <AddNotification preset={preset} />}
      </div>
      {preset && layout === "feed" && <Write preset={preset} />}
      {found.isPending ? (
        <Card flush>
          <SkeletonRows rows={3} />
        </Card>
      ) : found.isError ? (
        <ErrorState message={messageOf(found.error)} onRetry={() => void found.refetch()} />
      ) : found.data.items.length === 0 ? (
        <p className="rounded-xl border border-dashed p-6 text-center">
          {"No notifications yet."}
        </p>
      ) : (
        <NotificationCollection
          label={title}
          records={found.data.items}
          layout={layout}
          {...(columns && { columns })}
        />
      )}
      {found.data && found.data.total > found.data.page_size && (
        <Pagination
          label={title}
          page={found.data.page}
          pageSize={found.data.page_size}
          total={found.data.total}
          onPage={setPage}
        />
      )}
    </section>
  );
}

/** A short form above a feed; it empties itself after each entry. */
function Write({ preset }: { preset: Partial< NotificationValues > }) {
  const may = useMay("create", "notification");
  const [turn, setTurn] = useState(0);
  const toast = useToast();
  if (!may) return null;
  return (
    <Card>
      <NotificationForm
        key={turn}
        preset={preset}
        fields={notificationFieldNames.filter((name) => preset[name] === undefined)}
        columns={1}
        submitLabel="Send"
        onSaved={() => {
          toast.success("Saved");
          setTurn(turn + 1);
        }}
      />
    </Card>
  );
}
