import { SearchXIcon, StarIcon } from "lucide-react";
import { type ReactNode, Fragment } from "react";

import type { ListQuery } from "../../api/common";
import { serviceApi } from "../../api/service";
import { userItemApi } from "../../api/user";
import { type ReviewLayout, ReviewCollection } from "./ReviewCollection";
import type { ReviewColumn } from "./columns";
import { useReviewList } from "./queries";
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
  stars: (list: ListState) => (
    <FilterRange label="Stars" kind="number" min={list.filters.stars_min ?? ""} max={list.filters.stars_max ?? ""} onChange={(bound, value) => { list.setFilter(`stars_${bound}`, value); }} />
  ),
  published: (list: ListState) => (
    <FilterSelect label="Published" value={list.filters.published ?? ""} options={[{ value: "true", label: "Yes" }, { value: "false", label: "No" }]} onChange={(value) => { list.setFilter("published", value); }} />
  ),
  service: (list: ListState) => (
    <RefFilter label="Service" entity="service" path={serviceApi.path} value={list.filters.service_id ?? ""} onChange={(value) => { list.setFilter("service_id", value); }} />
  ),
  author: (list: ListState) => (
    <RefFilter label="Author" entity="user" path={userItemApi.path} value={list.filters.author_id ?? ""} onChange={(value) => { list.setFilter("author_id", value); }} />
  ),
};

export type ReviewFilter = keyof typeof filterControls;

/** What stands in the address for each filter. */
const filterParams: Record< ReviewFilter, readonly string[]> = {
  stars: ["stars_min", "stars_max"],
  published: ["published"],
  service: ["service_id"],
  author: ["author_id"],
};

const USUAL: readonly ReviewFilter[] = ["published", "service"];

export interface ReviewListProps {
  /** What the list is, for screen readers. */
  label: string;
  layout?: ReviewLayout;
  columns?: readonly ReviewColumn[];
  filters?: readonly ReviewFilter[];
  /** "-created_at" */
  sort?: string;
  /** A choice of records that cannot be undone here. */
  fixed?: ListQuery;
  /** The way to begin, shown while there is nothing. */
  create?: ReactNode;
}

/** Reviews with search, filters, order and pages, all kept in the address. */
export function ReviewList(props: ReviewListProps) {
  const { label, filters = USUAL, sort = "-created_at", fixed = {}, create, ...look } = props;
  const list = useListState({ defaultSort: sort, filters: filters.flatMap((name) => filterParams[name]) });
  const found = useReviewList({ ...list.query, ...fixed });
  return (
    <>
      <FilterBar active={list.narrowed} onClear={list.clear}>
        <SearchBox label="Search Reviews" value={list.q} onSearch={list.setQ} />
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
          <ReviewCollection
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

function Loading({ layout = "table" }: { layout: ReviewLayout | undefined }) {
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
  return <EmptyState icon={StarIcon} title="No reviews yet" action={props.create} />;
}
