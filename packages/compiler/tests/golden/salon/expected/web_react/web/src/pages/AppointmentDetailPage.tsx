import { useNavigate, useParams } from "react-router";

import type { Appointment } from "../api/appointment";
import { Page } from "../app/Page";
import { AppointmentActions } from "../features/appointment/AppointmentMenu";
import { appointmentColumns } from "../features/appointment/columns";
import { useAppointmentRecord } from "../features/appointment/queries";
import { appointmentChoices } from "../features/appointment/values";
import { Facts } from "../features/shared/Facts";
import { Loaded } from "../features/shared/Loaded";
import { LongFact } from "../features/shared/LongFact";
import { idOf } from "../lib/values";
import { Card } from "../ui/Card";
import { ChoiceBadge } from "../ui/values";


export function AppointmentDetailPage() {
  const found = useAppointmentRecord(idOf(useParams().id));
  return <Loaded query={found}>{(record) => <AppointmentView record={record} />}</Loaded>;
}

function AppointmentView({ record }: { record: Appointment }) {
  const navigate = useNavigate();
  return (
    <Page
      title={record.label}
      aside={<ChoiceBadge value={record.status} choices={appointmentChoices.status} />}
      actions={
        <AppointmentActions
          record={record}
          onDeleted={() => void navigate("/")}
        />
      }
    >
      <Card><div className="flex flex-col gap-6"><LongFact label="Note" text={record.note} /><Facts record={record} columns={[appointmentColumns.start, appointmentColumns.end, appointmentColumns.status, appointmentColumns.hours, appointmentColumns.cost, appointmentColumns.service, appointmentColumns.staff_member, appointmentColumns.customer, appointmentColumns.created_at]} /></div></Card>
    </Page>
  );
}

export { AppointmentDetailPage as Component };
