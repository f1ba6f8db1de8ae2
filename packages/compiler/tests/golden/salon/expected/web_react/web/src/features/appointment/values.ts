import type { Appointment, AppointmentInput } from "../../api/appointment";
import { hoursBetween } from "../../lib/functions/core";
import { check, maxLength, required } from "../../lib/rules";
import type { FormErrors } from "../../lib/useForm";
import { orEmpty, orNull } from "../../lib/values";
import type { ToneChoice } from "../../ui/values";


/** The words for the choices of appointments. */
export const appointmentChoices = {
  status: [
    { value: "requested", label: "Requested" },
    { value: "confirmed", label: "Confirmed" },
    { value: "done", label: "Done" },
    { value: "cancelled", label: "Cancelled" },
  ],
} satisfies Record<string, readonly ToneChoice[]>;

/** What the form works with: empty text is "", an empty number null. */
export interface AppointmentValues {
  start: string;
  end: string;
  note: string;
  service_id: number | null;
  staff_member_id: number | null;
}

export function emptyAppointment(): AppointmentValues {
  return {
    start: "",
    end: "",
    note: "",
    service_id: null,
    staff_member_id: null,
  };
}

/** The values of a stored record. */
export function appointmentValues(record: Appointment): AppointmentValues {
  return {
    start: record.start,
    end: record.end,
    note: orEmpty(record.note),
    service_id: record.service_id,
    staff_member_id: record.staff_member_id,
  };
}

/** What is sent for the values. */
export function toAppointmentInput(values: AppointmentValues): AppointmentInput {
  return {
    start: orNull(values.start),
    end: orNull(values.end),
    note: orNull(values.note),
    service_id: values.service_id,
    staff_member_id: values.staff_member_id,
  };
}

/** The faults of the values; the API checks the same. */
export function validateAppointment(values: AppointmentValues): FormErrors< AppointmentValues > {
  return check(
    values,
    {
      start: [required],
      end: [required],
      note: [maxLength(500)],
      service_id: [required],
      staff_member_id: [required],
    },
    [
      { field: "end", needs: ["start", "end"], holds: (values) => values.start < values.end, message: "The end must be after the start." },
      { field: "end", needs: ["start", "end"], holds: (values) => (hoursBetween(values.start, values.end) <= 4), message: "An appointment lasts at most four hours." },
    ],
  );
}
