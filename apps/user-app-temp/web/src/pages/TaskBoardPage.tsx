import { Link } from "react-router";

import type { Task } from "../api/task";
import { Page } from "../app/Page";
import { Loaded } from "../features/shared/Loaded";
import { NewTask } from "../features/task/NewTask";
import { useTaskList, useTaskTransition } from "../features/task/queries";
import { taskChoices } from "../features/task/values";
import { messageOf } from "../lib/errors";
import { type BoardColumn, Board } from "../ui/Board";
import { SkeletonCards } from "../ui/Skeleton";
import { useToast } from "../ui/toastContext";
import { ChoiceBadge, DateText } from "../ui/values";

const COLUMNS: readonly BoardColumn[] = [
  { key: "to_do", label: "To do" },
  { key: "in_progress", label: "In progress", tone: "info" },
  { key: "blocked", label: "Blocked", tone: "danger" },
  { key: "done", label: "Done", tone: "success" },
];

/** The step that leads to a state, of those that may be taken. */
const TARGETS: Record<string, string> = {
  start: "in_progress",
  mark_as_done: "done",
  block: "blocked",
  mark_as_to_do: "to_do",
};

function stepTo(record: Task, column: string): string | undefined {
  return record.can.transitions.find((name) => TARGETS[name] === column);
}

export function TaskBoardPage() {
  const found = useTaskList({ page_size: 200 });
  const toast = useToast();
  const transition = useTaskTransition();
  const told = {
    onError: (error: Error) => {
      toast.error(messageOf(error));
    },
  };

  function move(record: Task, column: string) {
    const name = stepTo(record, column);
    if (name !== undefined) transition.mutate({ id: record.id, name }, told);
  }

  return (
    <Page
      title="Task board"
      width="full"
      actions={
        <>
          <NewTask />
        </>
      }
    >
      <Loaded query={found} waiting={<SkeletonCards cards={3} />}>
        {({ items }) => (
          <Board
            label={"Task board"}
            columns={COLUMNS}
            items={items}
            itemKey={(record) => record.id}
            itemTitle={(record) => record.label}
            columnOf={(record) => record.status}
            canMove={(record, column) => stepTo(record, column) !== undefined}
            onMove={move}
            renderCard={(record) => <TaskBoardCard record={record} />}
          />
        )}
      </Loaded>
    </Page>
  );
}

function TaskBoardCard({ record }: { record: Task }) {
  return (
    <div className="flex flex-col gap-1.5">
      <Link to={`/tasks/${String(record.id)}`} className="rounded-xs font-medium hover:underline">
        {record.label}
      </Link>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
        {record.priority !== null && (
          <ChoiceBadge value={record.priority} choices={taskChoices.priority} />
        )}
        {record.due_on !== null && <DateText value={record.due_on} />}
      </div>
    </div>
  );
}

export { TaskBoardPage as Component };
