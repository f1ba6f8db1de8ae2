import type { Service } from "../../api/service";
import type { Column } from "../../ui/Table";
import { DurationText, LongText, MoneyText, PlainText, RelativeTime, Thumb } from "../../ui/values";


/** How each value of one service is called and shown. */
export const serviceColumns = {
  label: { key: "label", label: "Name", sort: "name", render: (record) => record.label },
  name: { key: "name", label: "Name", sort: "name", render: (record) => <PlainText value={record.name} /> },
  description: { key: "description", label: "Description", render: (record) => <LongText value={record.description} /> },
  minutes: { key: "minutes", label: "Duration", sort: "minutes", align: "right", render: (record) => <DurationText value={record.minutes} /> },
  price: { key: "price", label: "Price", sort: "price", align: "right", render: (record) => <MoneyText value={record.price} currency="EUR" /> },
  photo: { key: "photo", label: "Photo", render: (record) => <Thumb value={record.photo} alt="" /> },
  created_at: { key: "created_at", label: "Added", sort: "created_at", render: (record) => <RelativeTime value={record.created_at} /> },
} satisfies Record<string, Column< Service > >;

export type ServiceColumn = keyof typeof serviceColumns;
