import type { Task, TaskInput } from "../../api/task";
import { check, maxLength, required } from "../../lib/rules";
import type { FormErrors } from "../../lib/useForm";
import { orEmpty, orNull } from "../../lib/values";
import type { ToneChoice } from "../../ui/values";


/** The words for the choices of tasks. */
export const taskChoices = {
  priority: [
    { value: "low", label: "Low" },
    { value: "normal", label: "Normal", tone: "info" },
    { value: "high", label: "High", tone: "danger" },
  ],
} satisfies Record<string, readonly ToneChoice[]>;

/** What the form works with: empty text is "", an empty number null. */
export interface TaskValues {
  title: string;
  notes: string;
  done: boolean;
  due: string;
  priority: string;
}

export function emptyTask(): TaskValues {
  return {
    title: "",
    notes: "",
    done: false,
    due: "",
    priority: "normal",
  };
}

/** The values of a stored record. */
export function taskValues(record: Task): TaskValues {
  return {
    title: record.title,
    notes: orEmpty(record.notes),
    done: record.done,
    due: orEmpty(record.due),
    priority: record.priority,
  };
}

/** What is sent for the values. */
export function toTaskInput(values: TaskValues): TaskInput {
  return {
    title: orNull(values.title),
    notes: orNull(values.notes),
    done: values.done,
    due: orNull(values.due),
    priority: orNull(values.priority) as "low" | "normal" | "high" | null,
  };
}

/** The faults of the values; the API checks the same. */
export function validateTask(values: TaskValues): FormErrors< TaskValues > {
  return check(
    values,
    {
      title: [required, maxLength(120)],
      notes: [maxLength(20000)],
      priority: [required],
    },
  );
}
