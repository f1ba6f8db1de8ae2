import { Page } from "../app/Page";
import { NewStaffMember } from "../features/staff-member/NewStaffMember";
import { StaffMemberList } from "../features/staff-member/StaffMemberList";


export function StaffMembersPage() {
  return (
    <Page title="Staff" actions={<>
      <NewStaffMember />
    </>}>
      <StaffMemberList
        label="Staff"
        layout="table"
        columns={["label", "phone", "skills", "works_since", "appointment_count"]}
        sort="-created_at"
        create={<NewStaffMember />}
      />
    </Page>
  );
}

export { StaffMembersPage as Component };
