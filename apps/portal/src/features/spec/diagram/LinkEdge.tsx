import { BaseEdge, EdgeLabelRenderer, type EdgeProps, getBezierPath } from "@xyflow/react";
import { memo } from "react";

import { cx } from "../../../ui/cx";
import { cardinality, type LinkEdgeType } from "./graph";

/** A link with its name and how many at each end. */
export const LinkEdge = memo(function LinkEdge(props: EdgeProps<LinkEdgeType>) {
  const { id, data, selected } = props;
  const own = props.source === props.target;
  const [path, x, y] = own ? loop(props) : getBezierPath(props);
  const lowered = y + (data?.turn ?? 0) * 26;
  return (
    <>
      <BaseEdge id={id} path={path} interactionWidth={24} />
      <EdgeLabelRenderer>
        <span
          className={cx(
            "on-surface pointer-events-none absolute inline-flex items-center gap-1.5 rounded-full border px-2 py-0.5 text-xs whitespace-nowrap",
            selected && "border-link! font-medium",
          )}
          style={{
            transform: `translate(-50%, -50%) translate(${String(x)}px, ${String(lowered)}px)`,
          }}
        >
          {data?.relation.label}
          <span className="text-muted tabular-nums">{cardinality(data?.relation.kind)}</span>
        </span>
      </EdgeLabelRenderer>
    </>
  );
});

/** A link of an entity to itself goes around its box. */
function loop({ sourceX, sourceY, targetX, targetY }: EdgeProps): [string, number, number] {
  const below = Math.max(sourceY, targetY) + 120;
  const path = `M ${String(sourceX)} ${String(sourceY)} C ${String(sourceX + 80)} ${String(below)}, ${String(targetX - 80)} ${String(below)}, ${String(targetX)} ${String(targetY)}`;
  return [path, (sourceX + targetX) / 2, below - 28];
}
