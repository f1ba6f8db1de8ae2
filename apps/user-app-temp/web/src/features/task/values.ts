import type { Task, TaskInput } from "../../api/task";
import { check, maxLength, required } from "../../lib/rules";
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
  repeat: [
    { value: "never", label: "Never" },
    { value: "daily", label: "Daily" },
    { value: "weekly", label: "Weekly" },
    { value: "monthly", label: "Monthly" },
  ],
} satisfies Record<string, readonly ToneChoice[]>;

/** What the form works with: empty text is "", an empty number null. */
export interface TaskValues {
  title: string;
  notes: string;
  due_on: string;
  priority: string;
  repeat: string;
  remind_at: string;
}

export function emptyTask(): TaskValues {
  return {
    title: "",
    notes: "",
    due_on: "",
    priority: "normal",
    repeat: "",
    remind_at: "",
  };
}

/** The values of a stored record. */
export function taskValues(record: Task): TaskValues {
  return {
    title: record.title,
    notes: orEmpty(record.notes),
    due_on: orEmpty(record.due_on),
    priority: orEmpty(record.priority),
    repeat: orEmpty(record.repeat),
    remind_at: orEmpty(record.remind_at),
  };
}

/** What is sent for the values. */
export function toTaskInput(values: TaskValues): TaskInput {
  return {
    title: orNull(values.title),
    notes: orNull(values.notes),
    due_on: orNull(values.due_on),
    priority: orNull(values.priority) as "low" | "normal" | "high" | "urgent" | null,
    repeat: orNull(values.repeat) as "never" | "daily" | "weekly" | "monthly" | null,
    remind_at: orNull(values.remind_at),
  };
}

/** The faults of the values; the API checks the same. */
export function validateTask(values: TaskValues): FormErrors<TaskValues> {
  return check(values, {
    title: [required, maxLength(200)],
    notes: [maxLength(20000)],
  });
}
