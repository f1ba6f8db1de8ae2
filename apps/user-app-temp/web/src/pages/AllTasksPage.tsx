import { taskApi } from "../api/task";
import { Page } from "../app/Page";
import { ExportLink } from "../features/shared/ExportLink";
import { NewTask } from "../features/task/NewTask";
import { TaskList } from "../features/task/TaskList";

export function AllTasksPage() {
  return (
    <Page
      title="All tasks"
      actions={
        <>
          <ExportLink path={taskApi.path} entity="task" />
          <NewTask />
        </>
      }
    >
      <TaskList
        label="All tasks"
        layout="table"
        columns={["label", "due_on", "priority", "status", "repeat"]}
        filters={["priority", "due_on"]}
        sort="-created_at"
        create={<NewTask />}
      />
    </Page>
  );
}

export { AllTasksPage as Component };
