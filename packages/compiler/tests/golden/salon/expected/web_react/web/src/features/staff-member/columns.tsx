import type { StaffMember } from "../../api/staff-member";
import type { Column } from "../../ui/Table";
import { DateText, NumberText, PlainText, RefLinks, RelativeTime, TagList, WebLink } from "../../ui/values";


/** How each value of one staff member is called and shown. */
export const staffMemberColumns = {
  label: { key: "label", label: "Name", sort: "name", render: (record) => record.label },
  name: { key: "name", label: "Name", sort: "name", render: (record) => <PlainText value={record.name} /> },
  phone: { key: "phone", label: "Phone", sort: "phone", render: (record) => <WebLink value={record.phone} kind="phone" /> },
  skills: { key: "skills", label: "Skills", render: (record) => <TagList value={record.skills} /> },
  works_since: { key: "works_since", label: "Works since", sort: "works_since", render: (record) => <DateText value={record.works_since} /> },
  appointment_count: { key: "appointment_count", label: "Appointments", align: "right", render: (record) => <NumberText value={record.appointment_count} /> },
  services: { key: "services", label: "Services", render: (record) => <RefLinks value={record.services} /> },
  created_at: { key: "created_at", label: "Added", sort: "created_at", render: (record) => <RelativeTime value={record.created_at} /> },
} satisfies Record<string, Column< StaffMember > >;

export type StaffMemberColumn = keyof typeof staffMemberColumns;
