import { useNavigate, useSearchParams } from "react-router";

import { Page } from "../app/Page";
import { ReviewForm } from "../features/review/ReviewForm";
import { emptyReview } from "../features/review/values";
import { fromAddress } from "../lib/values";
import { Card } from "../ui/Card";
import { useToast } from "../ui/toastContext";


export function ReviewCreatePage() {
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const toast = useToast();
  return (
    <Page title="New review" width="narrow">
      <Card>
        <ReviewForm
          preset={fromAddress(params, emptyReview())}
          fields={["stars", "text", "published", "service_id"]}
          onCancel={() => void navigate(-1)}
          onSaved={(record) => {
            toast.success("Saved");
            void navigate(`/reviews/${String(record.id)}`);
          }}
        />
      </Card>
    </Page>
  );
}

export { ReviewCreatePage as Component };
