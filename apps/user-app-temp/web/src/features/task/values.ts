import type { Task, TaskInput } from "../../api/task";
import { atLeast, check, isWhole, maxLength, required } from "../../lib/rules";
import type { FormErrors } from "../../lib/useForm";
import { orEmpty, orNull } from "../../lib/values";
import type { ToneChoice } from "../../ui/values";

/** The words for the choices of tasks. */
export const taskChoices = {
  priority: [
    { value: "low", label: "Low", tone: "warning" },
    { value: "normal", label: "Normal" },
    { value: "high", label: "High" },
    { value: "urgent", label: "Urgent", tone: "danger" },
  ],
  status: [
    { value: "to_do", label: "To do" },
    { value: "in_progress", label: "In progress", tone: "info" },
    { value: "blocked", label: "Blocked", tone: "danger" },
    { value: "done", label: "Done", tone: "success" },
  ],
} satisfies Record<string, readonly ToneChoice[]>;

/** What the form works with: empty text is "", an empty number null. */
export interface TaskValues {
  title: string;
  notes: string;
  due_on: string;
  priority: string;
  description: string;
  estimate: number | null;
}

export function emptyTask(): TaskValues {
  return {
    title: "",
    notes: "",
    due_on: "",
    priority: "normal",
    description: "",
    estimate: null,
  };
}

/** The values of a stored record. */
export function taskValues(record: Task): TaskValues {
  return {
    title: record.title,
    notes: orEmpty(record.notes),
    due_on: orEmpty(record.due_on),
    priority: orEmpty(record.priority),
    description: orEmpty(record.description),
    estimate: record.estimate,
  };
}

/** What is sent for the values. */
export function toTaskInput(values: TaskValues): TaskInput {
  return {
    title: orNull(values.title),
    notes: orNull(values.notes),
    due_on: orNull(values.due_on),
    priority: orNull(values.priority) as "low" | "normal" | "high" | "urgent" | null,
    description: orNull(values.description),
    estimate: values.estimate,
  };
}

/** The faults of the values; the API checks the same. */
export function validateTask(values: TaskValues): FormErrors<TaskValues> {
  return check(values, {
    title: [required, maxLength(200)],
    notes: [maxLength(20000)],
    description: [maxLength(20000)],
    estimate: [isWhole, atLeast(0)],
  });
}
