import type { Notification } from "../../api/notification";
import type { Column } from "../../ui/Table";
import { PlainText, RefLink, RelativeTime, TrueFalse } from "../../ui/values";


/** How each value of one notification is called and shown. */
export const notificationColumns = {
  label: { key: "label", label: "Message", sort: "message", render: (record) => record.label },
  message: { key: "message", label: "Message", sort: "message", render: (record) => <PlainText value={record.message} /> },
  link: { key: "link", label: "Link", sort: "link", render: (record) => <PlainText value={record.link} /> },
  is_read: { key: "is_read", label: "Read", sort: "is_read", render: (record) => <TrueFalse value={record.is_read} /> },
  recipient: { key: "recipient", label: "Recipient", render: (record) => <RefLink value={record.recipient} base="/users" /> },
  created_at: { key: "created_at", label: "Added", sort: "created_at", render: (record) => <RelativeTime value={record.created_at} /> },
} satisfies Record<string, Column< Notification > >;

export type NotificationColumn = keyof typeof notificationColumns;
