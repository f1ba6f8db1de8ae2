import { useNavigate, useSearchParams } from "react-router";

import { Page } from "../app/Page";
import { ServiceForm } from "../features/service/ServiceForm";
import { emptyService } from "../features/service/values";
import { fromAddress } from "../lib/values";
import { Card } from "../ui/Card";
import { useToast } from "../ui/toastContext";


export function ServiceCreatePage() {
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const toast = useToast();
  return (
    <Page title="New service" width="narrow">
      <Card>
        <ServiceForm
          preset={fromAddress(params, emptyService())}
          fields={["name", "description", "minutes", "price", "photo"]}
          onCancel={() => void navigate(-1)}
          onSaved={(record) => {
            toast.success("Saved");
            void navigate(`/services/${String(record.id)}`);
          }}
        />
      </Card>
    </Page>
  );
}

export { ServiceCreatePage as Component };
