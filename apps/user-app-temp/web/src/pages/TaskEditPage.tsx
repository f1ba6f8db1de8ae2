import { useNavigate, useParams } from "react-router";

import { Page } from "../app/Page";
import { Loaded } from "../features/shared/Loaded";
import { TaskForm } from "../features/task/TaskForm";
import { useTaskRecord } from "../features/task/queries";
import { idOf } from "../lib/values";
import { Card } from "../ui/Card";
import { useToast } from "../ui/toastContext";

export function TaskEditPage() {
  const found = useTaskRecord(idOf(useParams().id));
  const navigate = useNavigate();
  const toast = useToast();
  return (
    <Loaded query={found}>
      {(record) => (
        <Page title={`Edit ${record.label}`} width="narrow">
          <Card>
            <TaskForm
              record={record}
              fields={["title", "notes", "due_on", "priority", "repeat", "remind_at"]}
              onCancel={() => void navigate(-1)}
              onSaved={() => {
                toast.success("Saved");
                void navigate(`/tasks/${String(record.id)}`);
              }}
            />
          </Card>
        </Page>
      )}
    </Loaded>
  );
}

export { TaskEditPage as Component };
