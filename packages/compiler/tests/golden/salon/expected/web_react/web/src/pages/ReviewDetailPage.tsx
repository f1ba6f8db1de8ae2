import { useNavigate, useParams } from "react-router";

import type { Review } from "../api/review";
import { Page } from "../app/Page";
import { ReviewActions } from "../features/review/ReviewMenu";
import { reviewColumns } from "../features/review/columns";
import { useReviewRecord } from "../features/review/queries";
import { Facts } from "../features/shared/Facts";
import { Loaded } from "../features/shared/Loaded";
import { LongFact } from "../features/shared/LongFact";
import { idOf } from "../lib/values";
import { Card } from "../ui/Card";


export function ReviewDetailPage() {
  const found = useReviewRecord(idOf(useParams().id));
  return <Loaded query={found}>{(record) => <ReviewView record={record} />}</Loaded>;
}

function ReviewView({ record }: { record: Review }) {
  const navigate = useNavigate();
  return (
    <Page
      title={record.label}
      crumbs={[{ label: "Reviews", to: "/reviews" }, { label: record.label }]}
      actions={
        <ReviewActions
          record={record}
          onDeleted={() => void navigate("/reviews")}
        />
      }
    >
      <Card><div className="flex flex-col gap-6"><LongFact label="Text" text={record.text} /><Facts record={record} columns={[reviewColumns.stars, reviewColumns.published, reviewColumns.service, reviewColumns.author, reviewColumns.created_at]} /></div></Card>
    </Page>
  );
}

export { ReviewDetailPage as Component };
