import { useNavigate, useSearchParams } from "react-router";

import { Page } from "../app/Page";
import { StaffMemberForm } from "../features/staff-member/StaffMemberForm";
import { emptyStaffMember } from "../features/staff-member/values";
import { fromAddress } from "../lib/values";
import { Card } from "../ui/Card";
import { useToast } from "../ui/toastContext";


export function StaffMemberCreatePage() {
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const toast = useToast();
  return (
    <Page title="New staff member" width="narrow">
      <Card>
        <StaffMemberForm
          preset={fromAddress(params, emptyStaffMember())}
          fields={["name", "phone", "skills", "works_since", "services_ids"]}
          onCancel={() => void navigate(-1)}
          onSaved={(record) => {
            toast.success("Saved");
            void navigate(`/staff-members/${String(record.id)}`);
          }}
        />
      </Card>
    </Page>
  );
}

export { StaffMemberCreatePage as Component };
