import { type SyntheticEvent, useState } from "react";

import { ApiError, messageOf } from "./errors";

export type FormErrors<Values> = Partial<Record<keyof Values & string, string>>;

export interface FormOptions<Values> {
  initial: Values;
  /** The faults of the values; an empty object lets them pass. */
  validate?: (values: Values) => FormErrors<Values>;
  /** Stores the values. An ApiError with field errors is shown at its fields. */
  submit: (values: Values) => Promise<void>;
}

export interface Binding<Value> {
  name: string;
  value: Value;
  error: string | undefined;
  onChange: (value: Value) => void;
}

export interface Form<Values> {
  values: Values;
  errors: FormErrors<Values>;
  /** What failed as a whole, or "". */
  formError: string;
  dirty: boolean;
  submitting: boolean;
  /** Spread onto an input: `<TextInput label="Title" {...form.bind("title")} />`. */
  bind: <Name extends keyof Values & string>(name: Name) => Binding<Values[Name]>;
  set: (changes: Partial<Values>) => void;
  reset: (values?: Values) => void;
  handleSubmit: (event?: SyntheticEvent) => void;
}

/** The state of a form: values, faults from validation and from the server, and submission. */
export function useForm<Values extends object>(options: FormOptions<Values>): Form<Values> {
  const [initial, setInitial] = useState(options.initial);
  const [values, setValues] = useState(options.initial);
  const [errors, setErrors] = useState<FormErrors<Values>>({});
  const [formError, setFormError] = useState("");
  const [submitting, setSubmitting] = useState(false);

  function set(changes: Partial<Values>) {
    setValues((current) => ({ ...current, ...changes }));
    setErrors((current) => {
      const kept = { ...current };
      for (const name of Object.keys(changes)) Reflect.deleteProperty(kept, name);
      return kept;
    });
  }

  async function save() {
    const faults = options.validate?.(values) ?? {};
    setErrors(faults);
    setFormError("");
    if (Object.keys(faults).length > 0) {
      focusFirstFault();
      return;
    }
    setSubmitting(true);
    try {
      await options.submit(values);
      setInitial(values);
    } catch (error) {
      const [atFields, whole] = splitProblem(error, values);
      setErrors(atFields);
      setFormError(whole);
      focusFirstFault();
    } finally {
      setSubmitting(false);
    }
  }

  return {
    values,
    errors,
    formError,
    dirty: JSON.stringify(values) !== JSON.stringify(initial),
    submitting,
    bind: (name) => ({
      name,
      value: values[name],
      error: errors[name],
      onChange: (value) => {
        const change: Partial<Values> = {};
        change[name] = value;
        set(change);
      },
    }),
    set,
    reset: (next = initial) => {
      setInitial(next);
      setValues(next);
      setErrors({});
      setFormError("");
    },
    handleSubmit: (event) => {
      event?.preventDefault();
      if (!submitting) void save();
    },
  };
}

/** Faults that belong to fields of the form, and what is left to say above it. */
function splitProblem<Values extends object>(
  error: unknown,
  values: Values,
): [FormErrors<Values>, string] {
  if (!(error instanceof ApiError) || error.errors.length === 0) return [{}, messageOf(error)];
  const atFields: FormErrors<Values> = {};
  const elsewhere: string[] = [];
  for (const [field, message] of Object.entries(error.fieldErrors)) {
    if (field in values) atFields[field as keyof Values & string] = message;
    else elsewhere.push(message);
  }
  return [atFields, elsewhere.join(" ")];
}

function focusFirstFault() {
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>("[aria-invalid='true']")?.focus();
  });
}
