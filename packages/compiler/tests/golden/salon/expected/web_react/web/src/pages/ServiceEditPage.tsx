import { useNavigate, useParams } from "react-router";

import { Page } from "../app/Page";
import { ServiceForm } from "../features/service/ServiceForm";
import { useServiceRecord } from "../features/service/queries";
import { Loaded } from "../features/shared/Loaded";
import { idOf } from "../lib/values";
import { Card } from "../ui/Card";
import { useToast } from "../ui/toastContext";


export function ServiceEditPage() {
  const found = useServiceRecord(idOf(useParams().id));
  const navigate = useNavigate();
  const toast = useToast();
  return (
    <Loaded query={found}>
      {(record) => (
        <Page title={`Edit ${record.label}`} width="narrow">
          <Card>
            <ServiceForm
              record={record}
              fields={["name", "description", "minutes", "price", "photo"]}
              onCancel={() => void navigate(-1)}
              onSaved={() => {
                toast.success("Saved");
                void navigate(`/services/${String(record.id)}`);
              }}
            />
          </Card>
        </Page>
      )}
    </Loaded>
  );
}

export { ServiceEditPage as Component };
