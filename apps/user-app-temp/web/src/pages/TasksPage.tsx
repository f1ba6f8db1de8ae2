import { taskApi } from "../api/task";
import { Page } from "../app/Page";
import { ExportLink } from "../features/shared/ExportLink";
import { NewTask } from "../features/task/NewTask";
import { TaskList } from "../features/task/TaskList";

export function TasksPage() {
  return (
    <Page
      title="Today"
      actions={
        <>
          <ExportLink path={taskApi.path} entity="task" />
          <NewTask />
        </>
      }
    >
      <TaskList
        label="Today"
        layout="table"
        columns={["label", "due_on", "priority", "status", "repeat"]}
        filters={["priority", "status", "repeat"]}
        sort="-created_at"
        create={<NewTask />}
      />
    </Page>
  );
}

export { TasksPage as Component };
