import { SearchXIcon, StickyNoteIcon } from "lucide-react";
import { type ReactNode, Fragment } from "react";

import type { ListQuery } from "../../api/common";
import { type NoteLayout, NoteCollection } from "./NoteCollection";
import type { NoteColumn } from "./columns";
import { useNoteList } from "./queries";
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
  is_pinned: (list: ListState) => (
    <FilterSelect
      label="Pinned"
      value={list.filters.is_pinned ?? ""}
      options={[
        { value: "true", label: "Yes" },
        { value: "false", label: "No" },
      ]}
      onChange={(value) => {
        list.setFilter("is_pinned", value);
      }}
    />
  ),
};

export type NoteFilter = keyof typeof filterControls;

/** What stands in the address for each filter. */
const filterParams: Record<NoteFilter, readonly string[]> = {
  is_pinned: ["is_pinned"],
};

const USUAL: readonly NoteFilter[] = ["is_pinned"];

export interface NoteListProps {
  /** What the list is, for screen readers. */
  label: string;
  layout?: NoteLayout;
  columns?: readonly NoteColumn[];
  filters?: readonly NoteFilter[];
  /** "-created_at" */
  sort?: string;
  /** A choice of records that cannot be undone here. */
  fixed?: ListQuery;
  /** The way to begin, shown while there is nothing. */
  create?: ReactNode;
}

/** Notes with search, filters, order and pages, all kept in the address. */
export function NoteList(props: NoteListProps) {
  const { label, filters = USUAL, sort = "-created_at", fixed = {}, create, ...look } = props;
  const list = useListState({
    defaultSort: sort,
    filters: filters.flatMap((name) => filterParams[name]),
  });
  const found = useNoteList({ ...list.query, ...fixed });
  return (
    <>
      <FilterBar active={list.narrowed} onClear={list.clear}>
        <SearchBox label="Search Notes" value={list.q} onSearch={list.setQ} />
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
          <NoteCollection
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

function Loading({ layout = "cards" }: { layout: NoteLayout | undefined }) {
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
  return <EmptyState icon={StickyNoteIcon} title="No notes yet" action={props.create} />;
}
