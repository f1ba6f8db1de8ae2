import { type Ref, type Stored, collection } from "./common";


export interface Review extends Stored {
  stars: number;
  text: string;
  published: boolean;
  service_id: number;
  service: Ref;
  author_id: number;
  author: Ref;
}

/** What is sent to make or change one; null empties a value. */
export interface ReviewInput {
  stars: number | null;
  text: string | null;
  published: boolean;
  service_id: number | null;
}

export const reviewApi = collection< Review, ReviewInput >("/reviews");
