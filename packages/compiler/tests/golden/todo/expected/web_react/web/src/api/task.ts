import { type Stored, collection } from "./common";


/** Something to do. */
export interface Task extends Stored {
  title: string;
  notes: string | null;
  done: boolean;
  due: string | null;
  priority: "low" | "normal" | "high";
}

/** What is sent to make or change one; null empties a value. */
export interface TaskInput {
  title: string | null;
  notes: string | null;
  done: boolean;
  due: string | null;
  priority: "low" | "normal" | "high" | null;
}

export const taskApi = collection< Task, TaskInput >("/tasks");
