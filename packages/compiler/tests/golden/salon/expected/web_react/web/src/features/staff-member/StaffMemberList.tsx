import { SearchXIcon, UserIcon } from "lucide-react";
import { type ReactNode, Fragment } from "react";

import type { ListQuery } from "../../api/common";
import { type StaffMemberLayout, StaffMemberCollection } from "./StaffMemberCollection";
import type { StaffMemberColumn } from "./columns";
import { useStaffMemberList } from "./queries";
import { messageOf } from "../../lib/errors";
import { type ListState, useListState } from "../../lib/useListState";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { EmptyState, ErrorState } from "../../ui/EmptyState";
import { FilterBar } from "../../ui/FilterBar";
import { FilterRange } from "../../ui/FilterRange";
import { Pagination } from "../../ui/Pagination";
import { SearchBox } from "../../ui/SearchBox";
import { SkeletonCards, SkeletonRows } from "../../ui/Skeleton";


/** A control for each value that the list can be narrowed by. */
const filterControls = {
  works_since: (list: ListState) => (
    <FilterRange label="Works since" kind="date" min={list.filters.works_since_min ?? ""} max={list.filters.works_since_max ?? ""} onChange={(bound, value) => { list.setFilter(`works_since_${bound}`, value); }} />
  ),
};

export type StaffMemberFilter = keyof typeof filterControls;

/** What stands in the address for each filter. */
const filterParams: Record< StaffMemberFilter, readonly string[]> = {
  works_since: ["works_since_min", "works_since_max"],
};

const USUAL: readonly StaffMemberFilter[] = [];

export interface StaffMemberListProps {
  /** What the list is, for screen readers. */
  label: string;
  layout?: StaffMemberLayout;
  columns?: readonly StaffMemberColumn[];
  filters?: readonly StaffMemberFilter[];
  /** "-created_at" */
  sort?: string;
  /** A choice of records that cannot be undone here. */
  fixed?: ListQuery;
  /** The way to begin, shown while there is nothing. */
  create?: ReactNode;
}

/** Staff with search, filters, order and pages, all kept in the address. */
export function StaffMemberList(props: StaffMemberListProps) {
  const { label, filters = USUAL, sort = "-created_at", fixed = {}, create, ...look } = props;
  const list = useListState({ defaultSort: sort, filters: filters.flatMap((name) => filterParams[name]) });
  const found = useStaffMemberList({ ...list.query, ...fixed });
  return (
    <>
      <FilterBar active={list.narrowed} onClear={list.clear}>
        <SearchBox label="Search Staff" value={list.q} onSearch={list.setQ} />
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
          <StaffMemberCollection
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

function Loading({ layout = "table" }: { layout: StaffMemberLayout | undefined }) {
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
  return <EmptyState icon={UserIcon} title="No staff yet" action={props.create} />;
}
