import { useNavigate, useParams } from "react-router";

import type { Task } from "../api/task";
import { Page } from "../app/Page";
import { Facts } from "../features/shared/Facts";
import { Loaded } from "../features/shared/Loaded";
import { LongFact } from "../features/shared/LongFact";
import { TaskActions } from "../features/task/TaskMenu";
import { taskColumns } from "../features/task/columns";
import { useTaskRecord } from "../features/task/queries";
import { taskChoices } from "../features/task/values";
import { idOf } from "../lib/values";
import { Card } from "../ui/Card";
import { ChoiceBadge } from "../ui/values";

export function TaskDetailPage() {
  const found = useTaskRecord(idOf(useParams().id));
  return <Loaded query={found}>{(record) => <TaskView record={record} />}</Loaded>;
}

function TaskView({ record }: { record: Task }) {
  const navigate = useNavigate();
  return (
    <Page
      title={record.label}
      crumbs={[{ label: "Tasks", to: "/tasks" }, { label: record.label }]}
      aside={<ChoiceBadge value={record.status} choices={taskChoices.status} />}
      actions={<TaskActions record={record} onDeleted={() => void navigate("/tasks")} />}
    >
      <Card>
        <div className="flex flex-col gap-6">
          <LongFact label="Notes" text={record.notes} />
          <Facts
            record={record}
            columns={[
              taskColumns.due_on,
              taskColumns.priority,
              taskColumns.status,
              taskColumns.repeat,
              taskColumns.remind_at,
              taskColumns.created_at,
            ]}
          />
        </div>
      </Card>
    </Page>
  );
}

export { TaskDetailPage as Component };
