import type { Notification, NotificationInput } from "../../api/notification";
import { check, maxLength, required } from "../../lib/rules";
import type { FormErrors } from "../../lib/useForm";
import { orEmpty, orNull } from "../../lib/values";



/** What the form works with: empty text is "", an empty number null. */
export interface NotificationValues {
  message: string;
  link: string;
  is_read: boolean;
}

export function emptyNotification(): NotificationValues {
  return {
    message: "",
    link: "",
    is_read: false,
  };
}

/** The values of a stored record. */
export function notificationValues(record: Notification): NotificationValues {
  return {
    message: record.message,
    link: orEmpty(record.link),
    is_read: record.is_read,
  };
}

/** What is sent for the values. */
export function toNotificationInput(values: NotificationValues): NotificationInput {
  return {
    message: orNull(values.message),
    link: orNull(values.link),
    is_read: values.is_read,
  };
}

/** The faults of the values; the API checks the same. */
export function validateNotification(values: NotificationValues): FormErrors< NotificationValues > {
  return check(
    values,
    {
      message: [required, maxLength(500)],
      link: [maxLength(300)],
    },
  );
}
