import type { Service, ServiceInput } from "../../api/service";
import { atLeast, atMost, check, isWhole, maxLength, required } from "../../lib/rules";
import type { FormErrors } from "../../lib/useForm";
import { orEmpty, orNull } from "../../lib/values";



/** What the form works with: empty text is "", an empty number null. */
export interface ServiceValues {
  name: string;
  description: string;
  minutes: number | null;
  price: number | null;
  photo: string;
}

export function emptyService(): ServiceValues {
  return {
    name: "",
    description: "",
    minutes: null,
    price: null,
    photo: "",
  };
}

/** The values of a stored record. */
export function serviceValues(record: Service): ServiceValues {
  return {
    name: record.name,
    description: orEmpty(record.description),
    minutes: record.minutes,
    price: record.price,
    photo: orEmpty(record.photo),
  };
}

/** What is sent for the values. */
export function toServiceInput(values: ServiceValues): ServiceInput {
  return {
    name: orNull(values.name),
    description: orNull(values.description),
    minutes: values.minutes,
    price: values.price,
    photo: orNull(values.photo),
  };
}

/** The faults of the values; the API checks the same. */
export function validateService(values: ServiceValues): FormErrors< ServiceValues > {
  return check(
    values,
    {
      name: [required, maxLength(80)],
      description: [maxLength(20000)],
      minutes: [required, isWhole, atLeast(0)],
      price: [required, atLeast(0.0), atMost(1000.0)],
    },
  );
}
