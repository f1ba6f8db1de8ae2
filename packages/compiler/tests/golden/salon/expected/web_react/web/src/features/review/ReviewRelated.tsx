import { useState } from "react";

import type { ListQuery } from "../../api/common";
import { useMay } from "../../app/permissions";
import { AddReview } from "./NewReview";
import { type ReviewLayout, ReviewCollection } from "./ReviewCollection";
import { ReviewForm } from "./ReviewForm";
import type { ReviewColumn } from "./columns";
import { reviewFieldNames } from "./fields";
import { useReviewList } from "./queries";
import type { ReviewValues } from "./values";
import { messageOf } from "../../lib/errors";
import { Card } from "../../ui/Card";
import { ErrorState } from "../../ui/EmptyState";
import { Pagination } from "../../ui/Pagination";
import { SkeletonRows } from "../../ui/Skeleton";
import { useToast } from "../../ui/toastContext";


export interface ReviewRelatedProps {
  title: string;
  /** Which records: `{ project_id: 3 }`. */
  of: ListQuery;
  /** Values of a new one; without them none can be added here. */
  preset?: Partial< ReviewValues >;
  layout?: ReviewLayout;
  columns?: readonly ReviewColumn[];
}

/** Reviews that belong to a record, for those who may see them. */
export function ReviewRelated(props: ReviewRelatedProps) {
  const may = useMay("view", "review");
  return may ? <Belonging {...props} /> : null;
}

function Belonging(props: ReviewRelatedProps) {
  const { title, of, preset, layout = "table", columns } = props;
  const [page, setPage] = useState(1);
  const query = { ...of, page, page_size: 10, sort: "-created_at" };
  const found = useReviewList(query);
  return (
    <section className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="text-lg">
          {title}
          {found.data && found.data.total > 0 && (
            <span className="ml-2 font-normal text-muted">{found.data.total}</span>
          )}
        </h2>
        {preset && layout !== "feed" && <AddReview preset={preset} />}
      </div>
      {preset && layout === "feed" && <Write preset={preset} />}
      {found.isPending ? (
        <Card flush>
          <SkeletonRows rows={3} />
        </Card>
      ) : found.isError ? (
        <ErrorState message={messageOf(found.error)} onRetry={() => void found.refetch()} />
      ) : found.data.items.length === 0 ? (
        <p className="rounded-xl border border-dashed p-6 text-center">
          {"No reviews yet."}
        </p>
      ) : (
        <ReviewCollection
          label={title}
          records={found.data.items}
          layout={layout}
          {...(columns && { columns })}
        />
      )}
      {found.data && found.data.total > found.data.page_size && (
        <Pagination
          label={title}
          page={found.data.page}
          pageSize={found.data.page_size}
          total={found.data.total}
          onPage={setPage}
        />
      )}
    </section>
  );
}

/** A short form above a feed; it empties itself after each entry. */
function Write({ preset }: { preset: Partial< ReviewValues > }) {
  const may = useMay("create", "review");
  const [turn, setTurn] = useState(0);
  const toast = useToast();
  if (!may) return null;
  return (
    <Card>
      <ReviewForm
        key={turn}
        preset={preset}
        fields={reviewFieldNames.filter((name) => preset[name] === undefined)}
        columns={1}
        submitLabel="Send"
        onSaved={() => {
          toast.success("Saved");
          setTurn(turn + 1);
        }}
      />
    </Card>
  );
}
