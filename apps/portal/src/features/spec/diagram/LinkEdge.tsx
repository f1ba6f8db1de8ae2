import {
  BaseEdge,
  EdgeLabelRenderer,
  type EdgeProps,
  getBezierPath,
  type XYPosition,
} from "@xyflow/react";
import { memo } from "react";

import { cx } from "../../../ui/cx";
import { cardinality, type LinkEdgeType, type Route } from "./graph";

/** A link with its name and how many at each end. */
export const LinkEdge = memo(function LinkEdge(props: EdgeProps<LinkEdgeType>) {
  const { id, data, selected } = props;
  const own = props.source === props.target;
  const [path, x, y] = own ? loop(props) : data?.route ? along(data.route) : getBezierPath(props);
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
            transform: `translate(-50%, -50%) translate(${String(x)}px, ${String(y)}px)`,
          }}
        >
          {data?.relation.label}
          <span className="text-muted tabular-nums">{cardinality(data?.relation.kind)}</span>
        </span>
      </EdgeLabelRenderer>
    </>
  );
});

/** A smooth line through the points, from the middle of each stretch to the next. */
function along({ points, x, y }: Route): [string, number, number] {
  const [first, ...rest] = points;
  const last = rest.at(-1);
  if (!first || !last) return ["", x, y];
  const at = (one: XYPosition) => `${String(one.x)} ${String(one.y)}`;
  const curves = rest.slice(0, -1).map((point, index) => {
    const next = rest[index + 1] ?? point;
    const middle = { x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 };
    return `Q ${at(point)} ${at(middle)}`;
  });
  return [`M ${at(first)} ${curves.join(" ")} L ${at(last)}`, x, y];
}

/** A link of an entity to itself goes around its box. */
function loop({ sourceX, sourceY, targetX, targetY }: EdgeProps): [string, number, number] {
  const below = Math.max(sourceY, targetY) + 120;
  const path = `M ${String(sourceX)} ${String(sourceY)} C ${String(sourceX + 80)} ${String(below)}, ${String(targetX - 80)} ${String(below)}, ${String(targetX)} ${String(targetY)}`;
  return [path, (sourceX + targetX) / 2, below - 28];
}
