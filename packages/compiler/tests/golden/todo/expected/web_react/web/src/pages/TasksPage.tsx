import { taskApi } from "../api/task";
import { Page } from "../app/Page";
import { ExportLink } from "../features/shared/ExportLink";
import { NewTask } from "../features/task/NewTask";
import { TaskList } from "../features/task/TaskList";


export function TasksPage() {
  return (
    <Page title="Tasks" actions={<>
      <ExportLink path={taskApi.path} entity="task" />
      <NewTask />
    </>}>
      <TaskList
        label="Tasks"
        layout="table"
        columns={["label", "due", "priority", "done"]}
        filters={["done", "priority"]}
        sort="-created_at"
        create={<NewTask />}
      />
    </Page>
  );
}

export { TasksPage as Component };
