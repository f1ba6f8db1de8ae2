import type { ReactNode } from "react";

import { loadRefs } from "../../api/common";
import { serviceApi } from "../../api/service";
import type { StaffMember } from "../../api/staff-member";
import type { StaffMemberValues } from "./values";
import type { Form } from "../../lib/useForm";
import { DateInput } from "../../ui/DateInput";
import { MultiSelect } from "../../ui/MultiSelect";
import { TagsInput } from "../../ui/TagsInput";
import { TextInput } from "../../ui/TextInput";


/** What an input needs: the form, and the record when one is edited. */
export interface StaffMemberInputProps {
  form: Form< StaffMemberValues >;
  record: StaffMember | undefined;
}

/** The input of each value of one staff member. */
export const staffMemberFields: Record<
  keyof StaffMemberValues,
  (props: StaffMemberInputProps) => ReactNode
> = {
  name: ({ form }) => (
    <TextInput label="Name" {...form.bind("name")} required maxLength={80} />
  ),
  phone: ({ form }) => (
    <TextInput label="Phone" {...form.bind("phone")} type="tel" />
  ),
  skills: ({ form }) => (
    <TagsInput label="Skills" {...form.bind("skills")} suggestions={["cut", "colour"]} className="sm:col-span-2" />
  ),
  works_since: ({ form }) => (
    <DateInput label="Works since" {...form.bind("works_since")} />
  ),
  services_ids: ({ form, record }) => (
    <MultiSelect label="Services" {...form.bind("services_ids")} loadOptions={(query, signal) => loadRefs(serviceApi.path, query, signal)} selected={record?.services.map(({ id, label }) => ({ value: id, label })) ?? []} />
  ),
};

/** The usual order in a form. */
export const staffMemberFieldNames = [
  "name",
  "services_ids",
  "phone",
  "skills",
  "works_since",
] as const satisfies readonly (keyof StaffMemberValues)[];
