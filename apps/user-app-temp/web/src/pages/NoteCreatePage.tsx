import { useNavigate, useSearchParams } from "react-router";

import { Page } from "../app/Page";
import { NoteForm } from "../features/note/NoteForm";
import { emptyNote } from "../features/note/values";
import { fromAddress } from "../lib/values";
import { Card } from "../ui/Card";
import { useToast } from "../ui/toastContext";

export function NoteCreatePage() {
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const toast = useToast();
  return (
    <Page title="New note" width="narrow">
      <Card>
        <NoteForm
          preset={fromAddress(params, emptyNote())}
          fields={["title", "body", "colour", "is_pinned", "tags"]}
          onCancel={() => void navigate(-1)}
          onSaved={(record) => {
            toast.success("Saved");
            void navigate(`/notes/${String(record.id)}`);
          }}
        />
      </Card>
    </Page>
  );
}

export { NoteCreatePage as Component };
