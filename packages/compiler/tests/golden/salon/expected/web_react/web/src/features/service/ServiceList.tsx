import { ScissorsIcon, SearchXIcon } from "lucide-react";
import { type ReactNode, Fragment } from "react";

import type { ListQuery } from "../../api/common";
import { type ServiceLayout, ServiceCollection } from "./ServiceCollection";
import type { ServiceColumn } from "./columns";
import { useServiceList } from "./queries";
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
  minutes: (list: ListState) => (
    <FilterRange label="Duration" kind="number" min={list.filters.minutes_min ?? ""} max={list.filters.minutes_max ?? ""} onChange={(bound, value) => { list.setFilter(`minutes_${bound}`, value); }} />
  ),
  price: (list: ListState) => (
    <FilterRange label="Price" kind="number" min={list.filters.price_min ?? ""} max={list.filters.price_max ?? ""} onChange={(bound, value) => { list.setFilter(`price_${bound}`, value); }} />
  ),
};

export type ServiceFilter = keyof typeof filterControls;

/** What stands in the address for each filter. */
const filterParams: Record< ServiceFilter, readonly string[]> = {
  minutes: ["minutes_min", "minutes_max"],
  price: ["price_min", "price_max"],
};

const USUAL: readonly ServiceFilter[] = [];

export interface ServiceListProps {
  /** What the list is, for screen readers. */
  label: string;
  layout?: ServiceLayout;
  columns?: readonly ServiceColumn[];
  filters?: readonly ServiceFilter[];
  /** "-created_at" */
  sort?: string;
  /** A choice of records that cannot be undone here. */
  fixed?: ListQuery;
  /** The way to begin, shown while there is nothing. */
  create?: ReactNode;
}

/** Services with search, filters, order and pages, all kept in the address. */
export function ServiceList(props: ServiceListProps) {
  const { label, filters = USUAL, sort = "-created_at", fixed = {}, create, ...look } = props;
  const list = useListState({ defaultSort: sort, filters: filters.flatMap((name) => filterParams[name]) });
  const found = useServiceList({ ...list.query, ...fixed });
  return (
    <>
      <FilterBar active={list.narrowed} onClear={list.clear}>
        <SearchBox label="Search Services" value={list.q} onSearch={list.setQ} />
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
          <ServiceCollection
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

function Loading({ layout = "table" }: { layout: ServiceLayout | undefined }) {
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
  return <EmptyState icon={ScissorsIcon} title="No services yet" action={props.create} />;
}
