import { Loaded } from "../../features/shared/Loaded";
import { TaskCollection } from "../../features/task/TaskCollection";
import { useTaskList } from "../../features/task/queries";
import { Section } from "../../ui/Section";
import { SkeletonCards } from "../../ui/Skeleton";
import { TextLink } from "../../ui/TextLink";

/** Latest tasks. */
export function LatestTasksSection() {
  const found = useTaskList({ page_size: 6, sort: "-created_at" });
  return (
    <Section title="Latest tasks" action={<TextLink to="/tasks">See all</TextLink>}>
      <Loaded query={found} waiting={<SkeletonCards cards={3} />}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="rounded-xl border border-dashed p-8 text-center">{"No tasks yet."}</p>
          ) : (
            <TaskCollection label={"Latest tasks"} records={items} layout="cards" />
          )
        }
      </Loaded>
    </Section>
  );
}
