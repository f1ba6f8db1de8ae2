import { useNavigate, useParams } from "react-router";

import type { Note } from "../api/note";
import { Page } from "../app/Page";
import { NoteActions } from "../features/note/NoteMenu";
import { noteColumns } from "../features/note/columns";
import { useNoteRecord } from "../features/note/queries";
import { Facts } from "../features/shared/Facts";
import { Loaded } from "../features/shared/Loaded";
import { LongFact } from "../features/shared/LongFact";
import { TaskRelated } from "../features/task/TaskRelated";
import { idOf } from "../lib/values";
import { Card } from "../ui/Card";

export function NoteDetailPage() {
  const found = useNoteRecord(idOf(useParams().id));
  return <Loaded query={found}>{(record) => <NoteView record={record} />}</Loaded>;
}

function NoteView({ record }: { record: Note }) {
  const navigate = useNavigate();
  return (
    <Page
      title={record.label}
      crumbs={[{ label: "Notes", to: "/notes" }, { label: record.label }]}
      actions={<NoteActions record={record} onDeleted={() => void navigate("/notes")} />}
    >
      <Card>
        <div className="flex flex-col gap-6">
          <LongFact label="Body" text={record.body} />
          <Facts
            record={record}
            columns={[
              noteColumns.colour,
              noteColumns.is_pinned,
              noteColumns.tags,
              noteColumns.created_at,
            ]}
          />
        </div>
      </Card>
      <TaskRelated
        title="Tasks"
        of={{ note_id: record.id }}
        preset={{ note_id: record.id }}
        columns={["label", "priority", "status", "due_on", "estimate"]}
      />
    </Page>
  );
}

export { NoteDetailPage as Component };
