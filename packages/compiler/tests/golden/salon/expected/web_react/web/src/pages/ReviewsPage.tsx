import { Page } from "../app/Page";
import { NewReview } from "../features/review/NewReview";
import { ReviewList } from "../features/review/ReviewList";


export function ReviewsPage() {
  return (
    <Page title="Reviews" actions={<>
      <NewReview />
    </>}>
      <ReviewList
        label="Reviews"
        layout="table"
        columns={["label", "stars", "published", "service", "author"]}
        filters={["published", "service"]}
        sort="-created_at"
        create={<NewReview />}
      />
    </Page>
  );
}

export { ReviewsPage as Component };
