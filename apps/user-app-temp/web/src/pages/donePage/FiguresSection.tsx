import { CircleCheckIcon } from "lucide-react";

import { Figure } from "../../features/shared/Figure";
import { figureOf } from "../../features/shared/figures";
import { useTaskStats } from "../../features/task/queries";
import { Block } from "../../ui/Block";
import { StatCard, StatGrid } from "../../ui/StatCard";

/** Key figures, counted by the API. */
export function FiguresSection() {
  const figure1 = useTaskStats({ measure: "count" });
  return (
    <Block>
      <StatGrid>
        <StatCard
          label={"Tasks"}
          value={<Figure value={figureOf(figure1.data)} />}
          icon={CircleCheckIcon}
          to="/tasks"
        />
      </StatGrid>
    </Block>
  );
}
