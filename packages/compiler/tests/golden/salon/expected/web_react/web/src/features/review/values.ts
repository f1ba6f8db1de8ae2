import type { Review, ReviewInput } from "../../api/review";
import { atLeast, atMost, check, maxLength, required } from "../../lib/rules";
import type { FormErrors } from "../../lib/useForm";
import { orNull } from "../../lib/values";



/** What the form works with: empty text is "", an empty number null. */
export interface ReviewValues {
  stars: number | null;
  text: string;
  published: boolean;
  service_id: number | null;
}

export function emptyReview(): ReviewValues {
  return {
    stars: null,
    text: "",
    published: false,
    service_id: null,
  };
}

/** The values of a stored record. */
export function reviewValues(record: Review): ReviewValues {
  return {
    stars: record.stars,
    text: record.text,
    published: record.published,
    service_id: record.service_id,
  };
}

/** What is sent for the values. */
export function toReviewInput(values: ReviewValues): ReviewInput {
  return {
    stars: values.stars,
    text: orNull(values.text),
    published: values.published,
    service_id: values.service_id,
  };
}

/** The faults of the values; the API checks the same. */
export function validateReview(values: ReviewValues): FormErrors< ReviewValues > {
  return check(
    values,
    {
      stars: [required, atLeast(1), atMost(5)],
      text: [required, maxLength(1000)],
      service_id: [required],
    },
  );
}
