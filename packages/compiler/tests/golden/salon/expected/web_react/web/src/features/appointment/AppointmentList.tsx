import { CalendarIcon, SearchXIcon } from "lucide-react";
import { type ReactNode, Fragment } from "react";

import type { ListQuery } from "../../api/common";
import { serviceApi } from "../../api/service";
import { staffMemberApi } from "../../api/staff-member";
import { userItemApi } from "../../api/user";
import { type AppointmentLayout, AppointmentCollection } from "./AppointmentCollection";
import type { AppointmentColumn } from "./columns";
import { useAppointmentList } from "./queries";
import { appointmentChoices } from "./values";
import { RefFilter } from "../shared/RefFilter";
import { messageOf } from "../../lib/errors";
import { type ListState, useListState } from "../../lib/useListState";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { EmptyState, ErrorState } from "../../ui/EmptyState";
import { FilterBar, FilterSelect } from "../../ui/FilterBar";
import { FilterRange } from "../../ui/FilterRange";
import { Pagination } from "../../ui/Pagination";
import { SearchBox } from "../../ui/SearchBox";
import { SkeletonCards, SkeletonRows } from "../../ui/Skeleton";


/** A control for each value that the list can be narrowed by. */
const filterControls = {
  start: (list: ListState) => (
    <FilterRange label="Start" kind="date" min={list.filters.start_min ?? ""} max={list.filters.start_max ?? ""} onChange={(bound, value) => { list.setFilter(`start_${bound}`, value); }} />
  ),
  end: (list: ListState) => (
    <FilterRange label="End" kind="date" min={list.filters.end_min ?? ""} max={list.filters.end_max ?? ""} onChange={(bound, value) => { list.setFilter(`end_${bound}`, value); }} />
  ),
  status: (list: ListState) => (
    <FilterSelect label="Status" value={list.filters.status ?? ""} options={appointmentChoices.status} onChange={(value) => { list.setFilter("status", value); }} />
  ),
  service: (list: ListState) => (
    <RefFilter label="Service" entity="service" path={serviceApi.path} value={list.filters.service_id ?? ""} onChange={(value) => { list.setFilter("service_id", value); }} />
  ),
  staff_member: (list: ListState) => (
    <RefFilter label="With" entity="staff_member" path={staffMemberApi.path} value={list.filters.staff_member_id ?? ""} onChange={(value) => { list.setFilter("staff_member_id", value); }} />
  ),
  customer: (list: ListState) => (
    <RefFilter label="Customer" entity="user" path={userItemApi.path} value={list.filters.customer_id ?? ""} onChange={(value) => { list.setFilter("customer_id", value); }} />
  ),
};

export type AppointmentFilter = keyof typeof filterControls;

/** What stands in the address for each filter. */
const filterParams: Record< AppointmentFilter, readonly string[]> = {
  start: ["start_min", "start_max"],
  end: ["end_min", "end_max"],
  status: ["status"],
  service: ["service_id"],
  staff_member: ["staff_member_id"],
  customer: ["customer_id"],
};

const USUAL: readonly AppointmentFilter[] = ["status", "service", "staff_member"];

export interface AppointmentListProps {
  /** What the list is, for screen readers. */
  label: string;
  layout?: AppointmentLayout;
  columns?: readonly AppointmentColumn[];
  filters?: readonly AppointmentFilter[];
  /** "-created_at" */
  sort?: string;
  /** A choice of records that cannot be undone here. */
  fixed?: ListQuery;
  /** The way to begin, shown while there is nothing. */
  create?: ReactNode;
}

/** Appointments with search, filters, order and pages, all kept in the address. */
export function AppointmentList(props: AppointmentListProps) {
  const { label, filters = USUAL, sort = "-created_at", fixed = {}, create, ...look } = props;
  const list = useListState({ defaultSort: sort, filters: filters.flatMap((name) => filterParams[name]) });
  const found = useAppointmentList({ ...list.query, ...fixed });
  return (
    <>
      <FilterBar active={list.narrowed} onClear={list.clear}>
        <SearchBox label="Search Appointments" value={list.q} onSearch={list.setQ} />
        {filters.map((name) => (
          <Fragment key={name}>{filterControls[name](list)}</Fragment>
        ))}
      </FilterBar>
      {found.isPending ? (
        <Loading layout={look.layout} />
      ) : found.isError ? (
        <ErrorState message={messageOf(found.error)} onRetry={() => void found.refetch()} />
      ) : found.data.items.length === 0 ? (
        <Nothing narrowed={list.narrowed} clear={list.clear} create={create} />
      ) : (
        <>
          <AppointmentCollection
            label={label}
            records={found.data.items}
            sort={list.sort}
            onSort={list.toggleSort}
            {...look}
          />
          <Pagination
            page={found.data.page}
            pageSize={found.data.page_size}
            total={found.data.total}
            onPage={list.setPage}
          />
        </>
      )}
    </>
  );
}

function Loading({ layout = "table" }: { layout: AppointmentLayout | undefined }) {
  return layout === "table" || layout === "feed" ? (
    <Card flush>
      <SkeletonRows />
    </Card>
  ) : (
    <SkeletonCards />
  );
}

function Nothing(props: { narrowed: boolean; clear: () => void; create: ReactNode }) {
  if (props.narrowed) {
    return (
      <EmptyState
        icon={SearchXIcon}
        title="Nothing matches"
        description="Try other words or fewer filters."
        action={
          <Button variant="secondary" onClick={props.clear}>
            Clear search and filters
          </Button>
        }
      />
    );
  }
  return <EmptyState icon={CalendarIcon} title="No appointments yet" action={props.create} />;
}
