import { CircleCheckIcon } from "lucide-react";

import { useTitle } from "../app/useTitle";
import { LatestTasksSection } from "./homePage/LatestTasksSection";
import { ButtonLink } from "../ui/ButtonLink";
import { Cta } from "../ui/Cta";
import { Hero } from "../ui/Hero";

export function HomePage() {
  useTitle("");
  return (
    <>
      <Hero
        title="Tick. Tick. Done"
        text="One's own tasks with lists, due days and ticks."
        look="split"
        icon={CircleCheckIcon}
        actions={
          <>
            <ButtonLink to="/tasks" variant="primary" size="large">
              {"Today"}
            </ButtonLink>
            <ButtonLink to="/all-tasks" variant="secondary" size="large">
              {"All tasks"}
            </ButtonLink>
          </>
        }
      />
      <LatestTasksSection />
      <Cta
        title="Add a task"
        actions={
          <>
            <ButtonLink to="/tasks" variant="inverse" size="large">
              {"Today"}
            </ButtonLink>
          </>
        }
      />
    </>
  );
}

export { HomePage as Component };
