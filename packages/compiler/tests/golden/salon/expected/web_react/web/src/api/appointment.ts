import { type Ref, type Stored, collection } from "./common";


/** A time that somebody booked. */
export interface Appointment extends Stored {
  start: string;
  end: string;
  status: "requested" | "confirmed" | "done" | "cancelled";
  note: string | null;
  hours: number | null;
  cost: number | null;
  service_id: number;
  service: Ref;
  staff_member_id: number;
  staff_member: Ref;
  customer_id: number;
  customer: Ref;
}

/** What is sent to make or change one; null empties a value. */
export interface AppointmentInput {
  start: string | null;
  end: string | null;
  note: string | null;
  service_id: number | null;
  staff_member_id: number | null;
}

export const appointmentApi = collection< Appointment, AppointmentInput >("/appointments");
