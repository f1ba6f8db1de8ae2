import { StarIcon } from "lucide-react";

import type { Review } from "../../api/review";
import { ReviewMenu } from "./ReviewMenu";
import { type ReviewColumn, reviewColumns } from "./columns";
import { Card } from "../../ui/Card";
import { Feed, FeedItem } from "../../ui/Feed";
import { type GalleryItem, Gallery } from "../../ui/Gallery";
import { RecordCards } from "../../ui/RecordCards";
import { type Column, Table } from "../../ui/Table";
import { Testimonials } from "../../ui/Testimonials";
import { LongText, RelativeTime, Stars } from "../../ui/values";


export type ReviewLayout = "table" | "cards" | "gallery" | "feed" | "quotes";

export interface ReviewCollectionProps {
  /** What the collection is, for screen readers. */
  label: string;
  records: readonly Review[];
  layout?: ReviewLayout;
  columns?: readonly ReviewColumn[];
  sort?: string;
  onSort?: (column: string) => void;
}

const USUAL: readonly ReviewColumn[] = ["label", "service", "author", "stars", "published"];

/** Reviews as a table, cards, pictures, a feed or quotes. */
export function ReviewCollection(props: ReviewCollectionProps) {
  const { label, records, layout = "table", columns = USUAL, sort, onSort } = props;
  switch (layout) {
    case "table":
      return (
        <Card flush>
          <Table
            caption={label}
            columns={columns.map((name): Column< Review > => reviewColumns[name])}
            rows={records}
            rowKey={(record) => record.id}
            rowHref={(record) => `/reviews/${String(record.id)}`}
            {...(sort !== undefined && { sort })}
            {...(onSort && { onSort })}
            actions={(record) => <ReviewMenu record={record} />}
          />
        </Card>
      );
    case "gallery":
      return <Gallery label={label} icon={StarIcon} items={records.map(reviewItem)} />;
    case "cards":
      return <RecordCards label={label} items={records.map(reviewItem)} />;
    case "feed":
      return (
        <Feed label={label}>
          {records.map((record) => (
            <ReviewEntry key={record.id} record={record} />
          ))}
        </Feed>
      );
    case "quotes":
      return (
        <Testimonials
          items={records.map((record) => ({ quote: record.text, author: record.author.label, stars: record.stars }))}
        />
      );
  }
}

/** What a card says. */
function reviewItem(record: Review): GalleryItem {
  return {
    key: record.id,
    title: record.label,
    to: `/reviews/${String(record.id)}`,
    subtitle: record.text,
    meta: <><Stars value={record.stars} max={5} /></>,
  };
}

/** One entry of a feed. */
function ReviewEntry({ record }: { record: Review }) {
  return (
    <FeedItem
      author={record.author.label}
      when={<RelativeTime value={record.created_at} />}
      menu={<ReviewMenu record={record} />}
    >
      <><LongText value={record.text} quiet /><span className="mt-1.5 flex flex-wrap items-center gap-2"><Stars value={record.stars} max={5} /></span></>
    </FeedItem>
  );
}
