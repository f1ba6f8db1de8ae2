import { useNavigate, useParams } from "react-router";

import { Page } from "../app/Page";
import { Loaded } from "../features/shared/Loaded";
import { UserItemForm } from "../features/user/UserItemForm";
import { useUserItemRecord } from "../features/user/queries";
import { idOf } from "../lib/values";
import { Card } from "../ui/Card";
import { useToast } from "../ui/toastContext";


export function UserEditPage() {
  const found = useUserItemRecord(idOf(useParams().id));
  const navigate = useNavigate();
  const toast = useToast();
  return (
    <Loaded query={found}>
      {(record) => (
        <Page title={`Edit ${record.label}`} width="narrow">
          <Card>
            <UserItemForm
              record={record}
              fields={["name", "role", "avatar"]}
              onCancel={() => void navigate(-1)}
              onSaved={() => {
                toast.success("Saved");
                void navigate(`/users/${String(record.id)}`);
              }}
            />
          </Card>
        </Page>
      )}
    </Loaded>
  );
}

export { UserEditPage as Component };
