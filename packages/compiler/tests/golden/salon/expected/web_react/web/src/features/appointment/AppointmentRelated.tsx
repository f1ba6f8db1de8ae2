import { useState } from "react";

import type { ListQuery } from "../../api/common";
import { useMay } from "../../app/permissions";
import { type AppointmentLayout, AppointmentCollection } from "./AppointmentCollection";
import { AddAppointment } from "./NewAppointment";
import type { AppointmentColumn } from "./columns";
import { useAppointmentList } from "./queries";
import type { AppointmentValues } from "./values";
import { messageOf } from "../../lib/errors";
import { Card } from "../../ui/Card";
import { ErrorState } from "../../ui/EmptyState";
import { Pagination } from "../../ui/Pagination";
import { SkeletonRows } from "../../ui/Skeleton";


export interface AppointmentRelatedProps {
  title: string;
  /** Which records: `{ project_id: 3 }`. */
  of: ListQuery;
  /** Values of a new one; without them none can be added here. */
  preset?: Partial< AppointmentValues >;
  layout?: AppointmentLayout;
  columns?: readonly AppointmentColumn[];
}

/** Appointments that belong to a record, for those who may see them. */
export function AppointmentRelated(props: AppointmentRelatedProps) {
  const may = useMay("view", "appointment");
  return may ? <Belonging {...props} /> : null;
}

function Belonging(props: AppointmentRelatedProps) {
  const { title, of, preset, layout = "table", columns } = props;
  const [page, setPage] = useState(1);
  const query = { ...of, page, page_size: 10, sort: "-created_at" };
  const found = useAppointmentList(query);
  return (
    <section className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="text-lg">
          {title}
          {found.data && found.data.total > 0 && (
            <span className="ml-2 font-normal text-muted">{found.data.total}</span>
          )}
        </h2>
        {preset && <AddAppointment preset={preset} />}
      </div>
      {found.isPending ? (
        <Card flush>
          <SkeletonRows rows={3} />
        </Card>
      ) : found.isError ? (
        <ErrorState message={messageOf(found.error)} onRetry={() => void found.refetch()} />
      ) : found.data.items.length === 0 ? (
        <p className="rounded-xl border border-dashed p-6 text-center">
          {"No appointments yet."}
        </p>
      ) : (
        <AppointmentCollection
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
