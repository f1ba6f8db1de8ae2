import { useState } from "react";

import type { Appointment } from "../api/appointment";
import { Page } from "../app/Page";
import { NewAppointment } from "../features/appointment/NewAppointment";
import { useAppointmentList } from "../features/appointment/queries";
import { monthAround } from "../features/shared/monthAround";
import { messageOf } from "../lib/errors";
import { Calendar } from "../ui/Calendar";
import { ErrorState } from "../ui/EmptyState";
import type { CalendarEvent } from "../ui/calendarDays";


export function AppointmentsPage() {
  const [range, setRange] = useState(monthAround);
  const found = useAppointmentList({
    start_min: range.first,
    start_max: range.last,
    sort: "start",
    page_size: 200,
  });
  return (
    <Page title="Appointments" actions={<>
      <NewAppointment />
    </>}>
      {found.isError && (
        <ErrorState message={messageOf(found.error)} onRetry={() => void found.refetch()} />
      )}
      <Calendar
        label={"Appointments"}
        events={(found.data?.items ?? []).flatMap(eventOf)}
        onRange={(first, last) => {
          setRange({ first, last });
        }}
      />
    </Page>
  );
}

function eventOf(record: Appointment): CalendarEvent[] {
  return [
    {
      key: record.id,
      title: record.label,
      start: record.start,
      end: record.end,
      to: `/appointments/${String(record.id)}`,
    },
  ];
}

export { AppointmentsPage as Component };
