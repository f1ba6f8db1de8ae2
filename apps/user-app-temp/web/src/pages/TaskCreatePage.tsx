import { useNavigate, useSearchParams } from "react-router";

import { Page } from "../app/Page";
import { TaskForm } from "../features/task/TaskForm";
import { emptyTask } from "../features/task/values";
import { fromAddress } from "../lib/values";
import { Card } from "../ui/Card";
import { useToast } from "../ui/toastContext";

export function TaskCreatePage() {
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const toast = useToast();
  return (
    <Page title="New task" width="narrow">
      <Card>
        <TaskForm
          preset={fromAddress(params, emptyTask())}
          fields={["title", "notes", "due_on", "priority", "repeat", "remind_at"]}
          onCancel={() => void navigate(-1)}
          onSaved={(record) => {
            toast.success("Saved");
            void navigate(`/tasks/${String(record.id)}`);
          }}
        />
      </Card>
    </Page>
  );
}

export { TaskCreatePage as Component };
