import { type Stored, collection } from "./common";


/** What the salon offers. */
export interface Service extends Stored {
  name: string;
  description: string | null;
  minutes: number;
  price: number;
  photo: string | null;
}

/** What is sent to make or change one; null empties a value. */
export interface ServiceInput {
  name: string | null;
  description: string | null;
  minutes: number | null;
  price: number | null;
  photo: string | null;
}

export const serviceApi = collection< Service, ServiceInput >("/services");
