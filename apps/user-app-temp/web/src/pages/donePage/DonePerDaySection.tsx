import { Loaded } from "../../features/shared/Loaded";
import { groupLabel } from "../../features/shared/figures";
import { useTaskStats } from "../../features/task/queries";
import { Card } from "../../ui/Card";
import { Chart } from "../../ui/Chart";
import { Skeleton } from "../../ui/Skeleton";

/** Done per day. */
export function DonePerDaySection() {
  const found = useTaskStats({ group_by: "due_on", by: "day", measure: "count" });
  return (
    <Card title={"Done per day"}>
      <Loaded query={found} waiting={<Skeleton className="h-56 w-full" />}>
        {({ items }) => (
          <Chart
            kind="bar"
            label={"Done per day"}
            items={items.map(({ label, value }) => ({ label: groupLabel(label), value }))}
          />
        )}
      </Loaded>
    </Card>
  );
}
