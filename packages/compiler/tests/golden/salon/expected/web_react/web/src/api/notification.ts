import { type Ref, type Stored, collection } from "./common";


export interface Notification extends Stored {
  message: string;
  link: string | null;
  is_read: boolean;
  recipient_id: number | null;
  recipient: Ref | null;
}

/** What is sent to make or change one; null empties a value. */
export interface NotificationInput {
  message: string | null;
  link: string | null;
  is_read: boolean;
}

export const notificationApi = collection< Notification, NotificationInput >("/notifications");
