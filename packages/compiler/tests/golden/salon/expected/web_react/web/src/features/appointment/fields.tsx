import type { ReactNode } from "react";

import type { Appointment } from "../../api/appointment";
import { loadRefs } from "../../api/common";
import { serviceApi } from "../../api/service";
import { staffMemberApi } from "../../api/staff-member";
import type { AppointmentValues } from "./values";
import type { Form } from "../../lib/useForm";
import { Combobox } from "../../ui/Combobox";
import { DateTimeInput } from "../../ui/DateInput";
import { TextArea } from "../../ui/TextArea";


/** What an input needs: the form, and the record when one is edited. */
export interface AppointmentInputProps {
  form: Form< AppointmentValues >;
  record: Appointment | undefined;
}

/** The input of each value of one appointment. */
export const appointmentFields: Record<
  keyof AppointmentValues,
  (props: AppointmentInputProps) => ReactNode
> = {
  start: ({ form }) => (
    <DateTimeInput label="Start" {...form.bind("start")} required />
  ),
  end: ({ form }) => (
    <DateTimeInput label="End" {...form.bind("end")} required />
  ),
  note: ({ form }) => (
    <TextArea label="Note" {...form.bind("note")} rows={4} maxLength={500} className="sm:col-span-2" />
  ),
  service_id: ({ form, record }) => (
    <Combobox label="Service" {...form.bind("service_id")} required loadOptions={(query, signal) => loadRefs(serviceApi.path, query, signal)} selectedLabel={record?.service.label} />
  ),
  staff_member_id: ({ form, record }) => (
    <Combobox label="With" {...form.bind("staff_member_id")} required loadOptions={(query, signal) => loadRefs(staffMemberApi.path, query, signal)} selectedLabel={record?.staff_member.label} />
  ),
};

/** The usual order in a form. */
export const appointmentFieldNames = [
  "start",
  "service_id",
  "staff_member_id",
  "end",
  "note",
] as const satisfies readonly (keyof AppointmentValues)[];
