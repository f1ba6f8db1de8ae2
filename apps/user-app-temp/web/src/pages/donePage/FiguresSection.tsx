import { CircleCheckIcon, StickyNoteIcon } from "lucide-react";

import { useNoteStats } from "../../features/note/queries";
import { Figure } from "../../features/shared/Figure";
import { figureOf } from "../../features/shared/figures";
import { useTaskStats } from "../../features/task/queries";
import { Block } from "../../ui/Block";
import { StatCard, StatGrid } from "../../ui/StatCard";

/** Key figures, counted by the API. */
export function FiguresSection() {
  const figure1 = useTaskStats({ measure: "count" });
  const figure2 = useNoteStats({ measure: "count" });
  return (
    <Block>
      <StatGrid>
        <StatCard
          label={"Tasks"}
          value={<Figure value={figureOf(figure1.data)} />}
          icon={CircleCheckIcon}
          to="/tasks"
        />
        <StatCard
          label={"Notes"}
          value={<Figure value={figureOf(figure2.data)} />}
          icon={StickyNoteIcon}
          to="/notes"
        />
      </StatGrid>
    </Block>
  );
}
