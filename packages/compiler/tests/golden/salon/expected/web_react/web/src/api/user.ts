import { type Stored, collection } from "./common";


export interface UserItem extends Stored {
  name: string;
  email: string;
  role: "customer" | "stylist" | "owner";
  avatar: string | null;
}

/** What is sent to make or change one; null empties a value. */
export interface UserItemInput {
  name: string | null;
  role: "customer" | "stylist" | "owner" | null;
  avatar: string | null;
}

export const userItemApi = collection< UserItem, UserItemInput >("/users");
