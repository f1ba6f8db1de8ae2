import type { Review } from "../../api/review";
import type { Column } from "../../ui/Table";
import { LongText, RefLink, RelativeTime, Stars, TrueFalse } from "../../ui/values";


/** How each value of one review is called and shown. */
export const reviewColumns = {
  label: { key: "label", label: "Review", render: (record) => record.label },
  stars: { key: "stars", label: "Stars", sort: "stars", render: (record) => <Stars value={record.stars} max={5} /> },
  text: { key: "text", label: "Text", render: (record) => <LongText value={record.text} /> },
  published: { key: "published", label: "Published", sort: "published", render: (record) => <TrueFalse value={record.published} /> },
  service: { key: "service", label: "Service", render: (record) => <RefLink value={record.service} base="/services" /> },
  author: { key: "author", label: "Author", render: (record) => <RefLink value={record.author} base="/users" /> },
  created_at: { key: "created_at", label: "Added", sort: "created_at", render: (record) => <RelativeTime value={record.created_at} /> },
} satisfies Record<string, Column< Review > >;

export type ReviewColumn = keyof typeof reviewColumns;
