import type { StaffMember, StaffMemberInput } from "../../api/staff-member";
import { check, isPhone, maxLength, required } from "../../lib/rules";
import type { FormErrors } from "../../lib/useForm";
import { orEmpty, orNull } from "../../lib/values";



/** What the form works with: empty text is "", an empty number null. */
export interface StaffMemberValues {
  name: string;
  phone: string;
  skills: readonly string[];
  works_since: string;
  services_ids: readonly number[];
}

export function emptyStaffMember(): StaffMemberValues {
  return {
    name: "",
    phone: "",
    skills: [],
    works_since: "",
    services_ids: [],
  };
}

/** The values of a stored record. */
export function staffMemberValues(record: StaffMember): StaffMemberValues {
  return {
    name: record.name,
    phone: orEmpty(record.phone),
    skills: record.skills,
    works_since: orEmpty(record.works_since),
    services_ids: record.services_ids,
  };
}

/** What is sent for the values. */
export function toStaffMemberInput(values: StaffMemberValues): StaffMemberInput {
  return {
    name: orNull(values.name),
    phone: orNull(values.phone),
    skills: [...values.skills],
    works_since: orNull(values.works_since),
    services_ids: values.services_ids,
  };
}

/** The faults of the values; the API checks the same. */
export function validateStaffMember(values: StaffMemberValues): FormErrors< StaffMemberValues > {
  return check(
    values,
    {
      name: [required, maxLength(80)],
      phone: [isPhone],
    },
  );
}
