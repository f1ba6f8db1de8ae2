import { CircleCheckIcon, SearchXIcon } from "lucide-react";
import { type ReactNode, Fragment } from "react";

import type { ListQuery } from "../../api/common";
import { type TaskLayout, TaskCollection } from "./TaskCollection";
import type { TaskColumn } from "./columns";
import { useTaskList } from "./queries";
import { taskChoices } from "./values";
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
  due_on: (list: ListState) => (
    <FilterRange
      label="Due date"
      kind="date"
      min={list.filters.due_on_min ?? ""}
      max={list.filters.due_on_max ?? ""}
      onChange={(bound, value) => {
        list.setFilter(`due_on_${bound}`, value);
      }}
    />
  ),
  priority: (list: ListState) => (
    <FilterSelect
      label="Priority"
      value={list.filters.priority ?? ""}
      options={taskChoices.priority}
      onChange={(value) => {
        list.setFilter("priority", value);
      }}
    />
  ),
  status: (list: ListState) => (
    <FilterSelect
      label="Status"
      value={list.filters.status ?? ""}
      options={taskChoices.status}
      onChange={(value) => {
        list.setFilter("status", value);
      }}
    />
  ),
  repeat: (list: ListState) => (
    <FilterSelect
      label="Repeat"
      value={list.filters.repeat ?? ""}
      options={taskChoices.repeat}
      onChange={(value) => {
        list.setFilter("repeat", value);
      }}
    />
  ),
  remind_at: (list: ListState) => (
    <FilterRange
      label="Remind"
      kind="date"
      min={list.filters.remind_at_min ?? ""}
      max={list.filters.remind_at_max ?? ""}
      onChange={(bound, value) => {
        list.setFilter(`remind_at_${bound}`, value);
      }}
    />
  ),
};

export type TaskFilter = keyof typeof filterControls;

/** What stands in the address for each filter. */
const filterParams: Record<TaskFilter, readonly string[]> = {
  due_on: ["due_on_min", "due_on_max"],
  priority: ["priority"],
  status: ["status"],
  repeat: ["repeat"],
  remind_at: ["remind_at_min", "remind_at_max"],
};

const USUAL: readonly TaskFilter[] = ["priority", "status", "repeat"];

export interface TaskListProps {
  /** What the list is, for screen readers. */
  label: string;
  layout?: TaskLayout;
  columns?: readonly TaskColumn[];
  filters?: readonly TaskFilter[];
  /** "-created_at" */
  sort?: string;
  /** A choice of records that cannot be undone here. */
  fixed?: ListQuery;
  /** The way to begin, shown while there is nothing. */
  create?: ReactNode;
}

/** Tasks with search, filters, order and pages, all kept in the address. */
export function TaskList(props: TaskListProps) {
  const { label, filters = USUAL, sort = "-created_at", fixed = {}, create, ...look } = props;
  const list = useListState({
    defaultSort: sort,
    filters: filters.flatMap((name) => filterParams[name]),
  });
  const found = useTaskList({ ...list.query, ...fixed });
  return (
    <>
      <FilterBar active={list.narrowed} onClear={list.clear}>
        <SearchBox label="Search Tasks" value={list.q} onSearch={list.setQ} />
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
          <TaskCollection
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

function Loading({ layout = "table" }: { layout: TaskLayout | undefined }) {
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
  return <EmptyState icon={CircleCheckIcon} title="No tasks yet" action={props.create} />;
}
