import { useNavigate, useParams } from "react-router";

import { Page } from "../app/Page";
import { AppointmentForm } from "../features/appointment/AppointmentForm";
import { useAppointmentRecord } from "../features/appointment/queries";
import { Loaded } from "../features/shared/Loaded";
import { idOf } from "../lib/values";
import { Card } from "../ui/Card";
import { useToast } from "../ui/toastContext";


export function AppointmentEditPage() {
  const found = useAppointmentRecord(idOf(useParams().id));
  const navigate = useNavigate();
  const toast = useToast();
  return (
    <Loaded query={found}>
      {(record) => (
        <Page title={`Edit ${record.label}`} width="narrow">
          <Card>
            <AppointmentForm
              record={record}
              fields={["start", "end", "note", "service_id", "staff_member_id"]}
              onCancel={() => void navigate(-1)}
              onSaved={() => {
                toast.success("Saved");
                void navigate(`/appointments/${String(record.id)}`);
              }}
            />
          </Card>
        </Page>
      )}
    </Loaded>
  );
}

export { AppointmentEditPage as Component };
