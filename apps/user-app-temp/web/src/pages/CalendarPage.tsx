import { useState } from "react";

import type { Task } from "../api/task";
import { Page } from "../app/Page";
import { monthAround } from "../features/shared/monthAround";
import { NewTask } from "../features/task/NewTask";
import { useTaskList } from "../features/task/queries";
import { messageOf } from "../lib/errors";
import { Calendar } from "../ui/Calendar";
import { ErrorState } from "../ui/EmptyState";
import type { CalendarEvent } from "../ui/calendarDays";

export function CalendarPage() {
  const [range, setRange] = useState(monthAround);
  const found = useTaskList({
    due_on_min: range.first,
    due_on_max: range.last,
    sort: "due_on",
    page_size: 200,
  });
  return (
    <Page
      title="Calendar"
      actions={
        <>
          <NewTask />
        </>
      }
    >
      {found.isError && (
        <ErrorState message={messageOf(found.error)} onRetry={() => void found.refetch()} />
      )}
      <Calendar
        label={"Calendar"}
        events={(found.data?.items ?? []).flatMap(eventOf)}
        onRange={(first, last) => {
          setRange({ first, last });
        }}
      />
    </Page>
  );
}

function eventOf(record: Task): CalendarEvent[] {
  if (record.due_on === null) return [];
  return [
    {
      key: record.id,
      title: record.label,
      start: record.due_on,
      to: `/tasks/${String(record.id)}`,
      tone: TONES[record.priority ?? ""] ?? "primary",
    },
  ];
}

const TONES: Record<string, CalendarEvent["tone"]> = {
  low: "warning",
  normal: "neutral",
  high: "neutral",
  urgent: "danger",
};

export { CalendarPage as Component };
