import { type Stored, collection } from "./common";

/** Something that somebody has to get done. */
export interface Task extends Stored {
  title: string;
  notes: string | null;
  due_on: string | null;
  priority: "low" | "normal" | "high" | "urgent" | null;
  status: "to_do" | "in_progress" | "blocked" | "done";
  repeat: "never" | "daily" | "weekly" | "monthly" | null;
  remind_at: string | null;
}

/** What is sent to make or change one; null empties a value. */
export interface TaskInput {
  title: string | null;
  notes: string | null;
  due_on: string | null;
  priority: "low" | "normal" | "high" | "urgent" | null;
  repeat: "never" | "daily" | "weekly" | "monthly" | null;
  remind_at: string | null;
}

export const taskApi = collection<Task, TaskInput>("/tasks");
