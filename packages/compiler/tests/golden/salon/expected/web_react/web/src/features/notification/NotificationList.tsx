import { BellIcon, SearchXIcon } from "lucide-react";
import { type ReactNode, Fragment } from "react";

import type { ListQuery } from "../../api/common";
import { userItemApi } from "../../api/user";
import { type NotificationLayout, NotificationCollection } from "./NotificationCollection";
import type { NotificationColumn } from "./columns";
import { useNotificationList } from "./queries";
import { RefFilter } from "../shared/RefFilter";
import { messageOf } from "../../lib/errors";
import { type ListState, useListState } from "../../lib/useListState";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { EmptyState, ErrorState } from "../../ui/EmptyState";
import { FilterBar, FilterSelect } from "../../ui/FilterBar";
import { Pagination } from "../../ui/Pagination";
import { SearchBox } from "../../ui/SearchBox";
import { SkeletonCards, SkeletonRows } from "../../ui/Skeleton";


/** A control for each value that the list can be narrowed by. */
const filterControls = {
  is_read: (list: ListState) => (
    <FilterSelect label="Read" value={list.filters.is_read ?? ""} options={[{ value: "true", label: "Yes" }, { value: "false", label: "No" }]} onChange={(value) => { list.setFilter("is_read", value); }} />
  ),
  recipient: (list: ListState) => (
    <RefFilter label="Recipient" entity="user" path={userItemApi.path} value={list.filters.recipient_id ?? ""} onChange={(value) => { list.setFilter("recipient_id", value); }} />
  ),
};

export type NotificationFilter = keyof typeof filterControls;

/** What stands in the address for each filter. */
const filterParams: Record< NotificationFilter, readonly string[]> = {
  is_read: ["is_read"],
  recipient: ["recipient_id"],
};

const USUAL: readonly NotificationFilter[] = ["is_read"];

export interface NotificationListProps {
  /** What the list is, for screen readers. */
  label: string;
  layout?: NotificationLayout;
  columns?: readonly NotificationColumn[];
  filters?: readonly NotificationFilter[];
  /** "-created_at" */
  sort?: string;
  /** A choice of records that cannot be undone here. */
  fixed?: ListQuery;
  /** The way to begin, shown while there is nothing. */
  create?: ReactNode;
}

/** Notifications with search, filters, order and pages, all kept in the address. */
export function NotificationList(props: NotificationListProps) {
  const { label, filters = USUAL, sort = "-created_at", fixed = {}, create, ...look } = props;
  const list = useListState({ defaultSort: sort, filters: filters.flatMap((name) => filterParams[name]) });
  const found = useNotificationList({ ...list.query, ...fixed });
  return (
    <>
      <FilterBar active={list.narrowed} onClear={list.clear}>
        <SearchBox label="Search Notifications" value={list.q} onSearch={list.setQ} />
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
          <NotificationCollection
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

function Loading({ layout = "feed" }: { layout: NotificationLayout | undefined }) {
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
  return <EmptyState icon={BellIcon} title="No notifications yet" action={props.create} />;
}
