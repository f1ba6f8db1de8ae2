import { type Ref, type Stored, collection } from "./common";


export interface StaffMember extends Stored {
  name: string;
  phone: string | null;
  skills: string[];
  works_since: string | null;
  appointment_count: number | null;
  services_ids: number[];
  services: Ref[];
}

/** What is sent to make or change one; null empties a value. */
export interface StaffMemberInput {
  name: string | null;
  phone: string | null;
  skills: string[];
  works_since: string | null;
  services_ids: readonly number[];
}

export const staffMemberApi = collection< StaffMember, StaffMemberInput >("/staff-members");
