import { noteApi } from "../api/note";
import { Page } from "../app/Page";
import { NewNote } from "../features/note/NewNote";
import { NoteList } from "../features/note/NoteList";
import { ExportLink } from "../features/shared/ExportLink";

export function NotesPage() {
  return (
    <Page
      title="Notes"
      actions={
        <>
          <ExportLink path={noteApi.path} entity="note" />
          <NewNote />
        </>
      }
    >
      <NoteList
        label="Notes"
        layout="cards"
        filters={["is_pinned"]}
        sort="-created_at"
        create={<NewNote />}
      />
    </Page>
  );
}

export { NotesPage as Component };
