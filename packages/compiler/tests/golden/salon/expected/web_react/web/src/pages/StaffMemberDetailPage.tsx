import { useNavigate, useParams } from "react-router";

import type { StaffMember } from "../api/staff-member";
import { Page } from "../app/Page";
import { AppointmentRelated } from "../features/appointment/AppointmentRelated";
import { Facts } from "../features/shared/Facts";
import { Loaded } from "../features/shared/Loaded";
import { StaffMemberActions } from "../features/staff-member/StaffMemberMenu";
import { staffMemberColumns } from "../features/staff-member/columns";
import { useStaffMemberRecord } from "../features/staff-member/queries";
import { idOf } from "../lib/values";
import { Card } from "../ui/Card";


export function StaffMemberDetailPage() {
  const found = useStaffMemberRecord(idOf(useParams().id));
  return <Loaded query={found}>{(record) => <StaffMemberView record={record} />}</Loaded>;
}

function StaffMemberView({ record }: { record: StaffMember }) {
  const navigate = useNavigate();
  return (
    <Page
      title={record.label}
      crumbs={[{ label: "Staff", to: "/staff-members" }, { label: record.label }]}
      actions={
        <StaffMemberActions
          record={record}
          onDeleted={() => void navigate("/staff-members")}
        />
      }
    >
      <Card><Facts record={record} columns={[staffMemberColumns.phone, staffMemberColumns.skills, staffMemberColumns.works_since, staffMemberColumns.appointment_count, staffMemberColumns.services, staffMemberColumns.created_at]} /></Card>
      <AppointmentRelated title="Appointments" of={{ staff_member_id: record.id }} preset={{ staff_member_id: record.id }} columns={["label", "service", "status", "start", "end"]} />
    </Page>
  );
}

export { StaffMemberDetailPage as Component };
