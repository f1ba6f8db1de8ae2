import type { Appointment } from "../../api/appointment";
import { appointmentChoices } from "./values";
import type { Column } from "../../ui/Table";
import { ChoiceBadge, DateText, LongText, MoneyText, NumberText, RefLink, RelativeTime } from "../../ui/values";


/** How each value of one appointment is called and shown. */
export const appointmentColumns = {
  label: { key: "label", label: "Appointment", render: (record) => record.label },
  start: { key: "start", label: "Start", sort: "start", render: (record) => <DateText value={record.start} kind="datetime" /> },
  end: { key: "end", label: "End", sort: "end", render: (record) => <DateText value={record.end} kind="datetime" /> },
  status: { key: "status", label: "Status", sort: "status", render: (record) => <ChoiceBadge value={record.status} choices={appointmentChoices.status} /> },
  note: { key: "note", label: "Note", render: (record) => <LongText value={record.note} /> },
  hours: { key: "hours", label: "Hours", align: "right", render: (record) => <NumberText value={record.hours} /> },
  cost: { key: "cost", label: "Price", align: "right", render: (record) => <MoneyText value={record.cost} currency="EUR" /> },
  service: { key: "service", label: "Service", render: (record) => <RefLink value={record.service} base="/services" /> },
  staff_member: { key: "staff_member", label: "With", render: (record) => <RefLink value={record.staff_member} base="/staff-members" /> },
  customer: { key: "customer", label: "Customer", render: (record) => <RefLink value={record.customer} base="/users" /> },
  created_at: { key: "created_at", label: "Added", sort: "created_at", render: (record) => <RelativeTime value={record.created_at} /> },
} satisfies Record<string, Column< Appointment > >;

export type AppointmentColumn = keyof typeof appointmentColumns;
