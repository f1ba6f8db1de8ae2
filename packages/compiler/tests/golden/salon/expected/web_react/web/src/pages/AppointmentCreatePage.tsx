import { useNavigate, useSearchParams } from "react-router";

import { Page } from "../app/Page";
import { AppointmentForm } from "../features/appointment/AppointmentForm";
import { emptyAppointment } from "../features/appointment/values";
import { fromAddress } from "../lib/values";
import { Card } from "../ui/Card";
import { useToast } from "../ui/toastContext";


export function AppointmentCreatePage() {
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const toast = useToast();
  return (
    <Page title="New appointment" width="narrow">
      <Card>
        <AppointmentForm
          preset={fromAddress(params, emptyAppointment())}
          fields={["start", "end", "note", "service_id", "staff_member_id"]}
          onCancel={() => void navigate(-1)}
          onSaved={(record) => {
            toast.success("Saved");
            void navigate(`/appointments/${String(record.id)}`);
          }}
        />
      </Card>
    </Page>
  );
}

export { AppointmentCreatePage as Component };
