import type { UserItem } from "../../api/user";
import { userItemChoices } from "./values";
import type { Column } from "../../ui/Table";
import { ChoiceBadge, PlainText, RelativeTime, Thumb, WebLink } from "../../ui/values";


/** How each value of one user is called and shown. */
export const userItemColumns = {
  label: { key: "label", label: "Name", sort: "name", render: (record) => record.label },
  name: { key: "name", label: "Name", sort: "name", render: (record) => <PlainText value={record.name} /> },
  email: { key: "email", label: "Email", sort: "email", render: (record) => <WebLink value={record.email} kind="email" /> },
  role: { key: "role", label: "Role", sort: "role", render: (record) => <ChoiceBadge value={record.role} choices={userItemChoices.role} /> },
  avatar: { key: "avatar", label: "Picture", render: (record) => <Thumb value={record.avatar} alt="" /> },
  created_at: { key: "created_at", label: "Added", sort: "created_at", render: (record) => <RelativeTime value={record.created_at} /> },
} satisfies Record<string, Column< UserItem > >;

export type UserItemColumn = keyof typeof userItemColumns;
