import type { UserItem, UserItemInput } from "../../api/user";
import { check, maxLength, required } from "../../lib/rules";
import type { FormErrors } from "../../lib/useForm";
import { orEmpty, orNull } from "../../lib/values";
import type { ToneChoice } from "../../ui/values";


/** The words for the choices of users. */
export const userItemChoices = {
  role: [
    { value: "customer", label: "Customer" },
    { value: "stylist", label: "Stylist" },
    { value: "owner", label: "Owner" },
  ],
} satisfies Record<string, readonly ToneChoice[]>;

/** What the form works with: empty text is "", an empty number null. */
export interface UserItemValues {
  name: string;
  role: string;
  avatar: string;
}

export function emptyUserItem(): UserItemValues {
  return {
    name: "",
    role: "customer",
    avatar: "",
  };
}

/** The values of a stored record. */
export function userItemValues(record: UserItem): UserItemValues {
  return {
    name: record.name,
    role: record.role,
    avatar: orEmpty(record.avatar),
  };
}

/** What is sent for the values. */
export function toUserItemInput(values: UserItemValues): UserItemInput {
  return {
    name: orNull(values.name),
    role: orNull(values.role) as "customer" | "stylist" | "owner" | null,
    avatar: orNull(values.avatar),
  };
}

/** The faults of the values; the API checks the same. */
export function validateUserItem(values: UserItemValues): FormErrors< UserItemValues > {
  return check(
    values,
    {
      name: [required, maxLength(120)],
      role: [required],
    },
  );
}
