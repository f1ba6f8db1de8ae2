import { useNavigate, useParams } from "react-router";

import { Page } from "../app/Page";
import { NoteForm } from "../features/note/NoteForm";
import { useNoteRecord } from "../features/note/queries";
import { Loaded } from "../features/shared/Loaded";
import { idOf } from "../lib/values";
import { Card } from "../ui/Card";
import { useToast } from "../ui/toastContext";

export function NoteEditPage() {
  const found = useNoteRecord(idOf(useParams().id));
  const navigate = useNavigate();
  const toast = useToast();
  return (
    <Loaded query={found}>
      {(record) => (
        <Page title={`Edit ${record.label}`} width="narrow">
          <Card>
            <NoteForm
              record={record}
              fields={["title", "body", "colour", "is_pinned", "tags"]}
              onCancel={() => void navigate(-1)}
              onSaved={() => {
                toast.success("Saved");
                void navigate(`/notes/${String(record.id)}`);
              }}
            />
          </Card>
        </Page>
      )}
    </Loaded>
  );
}

export { NoteEditPage as Component };
