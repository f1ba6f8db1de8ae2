import { useNavigate, useParams } from "react-router";

import { Page } from "../app/Page";
import { ReviewForm } from "../features/review/ReviewForm";
import { useReviewRecord } from "../features/review/queries";
import { Loaded } from "../features/shared/Loaded";
import { idOf } from "../lib/values";
import { Card } from "../ui/Card";
import { useToast } from "../ui/toastContext";


export function ReviewEditPage() {
  const found = useReviewRecord(idOf(useParams().id));
  const navigate = useNavigate();
  const toast = useToast();
  return (
    <Loaded query={found}>
      {(record) => (
        <Page title={`Edit ${record.label}`} width="narrow">
          <Card>
            <ReviewForm
              record={record}
              fields={["stars", "text", "published", "service_id"]}
              onCancel={() => void navigate(-1)}
              onSaved={() => {
                toast.success("Saved");
                void navigate(`/reviews/${String(record.id)}`);
              }}
            />
          </Card>
        </Page>
      )}
    </Loaded>
  );
}

export { ReviewEditPage as Component };
