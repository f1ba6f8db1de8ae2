import { useNavigate, useParams } from "react-router";

import { Page } from "../app/Page";
import { Loaded } from "../features/shared/Loaded";
import { StaffMemberForm } from "../features/staff-member/StaffMemberForm";
import { useStaffMemberRecord } from "../features/staff-member/queries";
import { idOf } from "../lib/values";
import { Card } from "../ui/Card";
import { useToast } from "../ui/toastContext";


export function StaffMemberEditPage() {
  const found = useStaffMemberRecord(idOf(useParams().id));
  const navigate = useNavigate();
  const toast = useToast();
  return (
    <Loaded query={found}>
      {(record) => (
        <Page title={`Edit ${record.label}`} width="narrow">
          <Card>
            <StaffMemberForm
              record={record}
              fields={["name", "phone", "skills", "works_since", "services_ids"]}
              onCancel={() => void navigate(-1)}
              onSaved={() => {
                toast.success("Saved");
                void navigate(`/staff-members/${String(record.id)}`);
              }}
            />
          </Card>
        </Page>
      )}
    </Loaded>
  );
}

export { StaffMemberEditPage as Component };
