import { Graph, layout } from "@dagrejs/dagre";
import type { Edge, Node, XYPosition } from "@xyflow/react";

import { type Entity, keyOf, type Relation, type Spec } from "../model/types";

export interface EntityData extends Record<string, unknown> {
  /** None: the accounts of people, which no entity of the specification holds. */
  entity: Entity | null;
}
export type EntityNodeType = Node<EntityData, "entity">;

export interface LinkData extends Record<string, unknown> {
  holder: string;
  relation: Relation;
  /** The way around the boxes, while they stand where they were put. */
  route?: Route | undefined;
}
export type LinkEdgeType = Edge<LinkData, "link">;

export const NODE_WIDTH = 224;
export const ROWS = 5;
const HEADER = 46;
const ROW = 25;
/** The accounts, where they are no entity. */
export const ACCOUNTS = "user";

export function heightOf(entity: Entity | null): number {
  const count = entity?.fields?.length ?? 0;
  return HEADER + Math.min(count, ROWS + 1) * ROW + (count > 0 ? 12 : 0);
}

export interface Route {
  points: readonly XYPosition[];
  /** The middle of the label. */
  x: number;
  y: number;
}

export interface Layout {
  nodes: ReadonlyMap<string, XYPosition>;
  /** Lines that go around the boxes, by the id of the link; only good while both ends stand where they were put. */
  routes: ReadonlyMap<string, Route>;
}

interface Box {
  id: string;
  entity: Entity | null;
}

/** The entities, and the accounts where links lead to them. */
export function boxesOf(spec: Spec): Box[] {
  const entities = spec.entities ?? [];
  const pointed = entities.some((one) =>
    (one.relations ?? []).some((link) => link.target === ACCOUNTS),
  );
  const known = entities.some((one) => one.name === ACCOUNTS);
  return [
    ...entities.map((entity) => ({ id: keyOf(entity), entity })),
    ...(pointed && !known ? [{ id: ACCOUNTS, entity: null }] : []),
  ];
}

/** Width to height of what the drawing is usually seen in. */
const SHAPE = 1.7;

/** Finds a place for every box and a way for every line; sideways or downwards, whichever fits the screen better. */
export function layoutOf(spec: Spec): Layout {
  const boxes = boxesOf(spec);
  const links = edgesOf(spec).filter((edge) => edge.source !== edge.target);
  const both = (["LR", "TB"] as const).map((rankdir) => laidOut(boxes, links, rankdir));
  const [best] = both.toSorted((one, other) => one.misfit - other.misfit);
  return best?.layout ?? { nodes: new Map(), routes: new Map() };
}

function laidOut(boxes: readonly Box[], links: readonly LinkEdgeType[], rankdir: "LR" | "TB") {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir, nodesep: 36, ranksep: 48, edgesep: 24, marginx: 8, marginy: 8 });
  for (const { id, entity } of boxes) {
    graph.setNode(id, { width: NODE_WIDTH, height: heightOf(entity) });
  }
  for (const { id, source, target, data } of links) {
    const width = 60 + (data?.relation.label.length ?? 0) * 7;
    graph.setEdge(source, target, { width, height: 26, labelpos: "c" }, id);
  }
  layout(graph);
  const places = boxes.map(({ id, entity }) => {
    const { x = 0, y = 0 } = graph.node(id) as Partial<XYPosition>;
    return [id, { x: x - NODE_WIDTH / 2, y: y - heightOf(entity) / 2 }] as const;
  });
  const routes = links.map(({ id, source, target }) => {
    const { points, x, y } = graph.edge({ v: source, w: target, name: id }) as unknown as Route;
    return [id, { points, x, y }] as const;
  });
  const { width = 1, height = 1 } = graph.graph() as { width?: number; height?: number };
  return {
    layout: { nodes: new Map(places), routes: new Map(routes) },
    misfit: Math.max(width / SHAPE, height),
  };
}

/** A box for each entity at its place: where it was dragged to, else where the layout puts it. */
export function nodesOf(
  spec: Spec,
  laid: Layout,
  places: ReadonlyMap<string, XYPosition>,
  accounts: string,
): EntityNodeType[] {
  return boxesOf(spec).map(({ id, entity }) => ({
    id,
    type: "entity",
    position: places.get(id) ?? laid.nodes.get(id) ?? { x: 0, y: 0 },
    data: { entity },
    width: NODE_WIDTH,
    height: heightOf(entity),
    ariaLabel: entity?.label_plural ?? accounts,
    deletable: false,
  }));
}

/** A line for each link. */
export function edgesOf(spec: Spec): LinkEdgeType[] {
  const ids = new Map((spec.entities ?? []).map((entity) => [entity.name, keyOf(entity)]));
  return (spec.entities ?? []).flatMap((entity) =>
    (entity.relations ?? []).map((relation) => {
      const source = keyOf(entity);
      return {
        id: `${source}.${keyOf(relation)}`,
        type: "link" as const,
        source,
        target: ids.get(relation.target) ?? ACCOUNTS,
        data: { holder: entity.name, relation },
        deletable: false,
        ariaLabel: `${entity.label}: ${relation.label}`,
      };
    }),
  );
}

/** Adds the ways around the boxes, where both ends of a line stand where the layout put them. */
export function routed(
  edges: readonly LinkEdgeType[],
  nodes: readonly EntityNodeType[],
  laid: Layout,
): LinkEdgeType[] {
  const still = new Set(
    nodes
      .filter(({ id, position }) => {
        const at = laid.nodes.get(id);
        return at?.x === position.x && at.y === position.y;
      })
      .map((node) => node.id),
  );
  return edges.map((edge) => {
    const route = laid.routes.get(edge.id);
    if (!route || !edge.data || !still.has(edge.source) || !still.has(edge.target)) return edge;
    return { ...edge, data: { ...edge.data, route } };
  });
}

/** How many at each end. */
export function cardinality(kind: Relation["kind"]): string {
  switch (kind) {
    case "one_to_one":
      return "1 : 1";
    case "many_to_many":
      return "n : m";
    case "one_to_many":
      return "1 : n";
    default:
      return "n : 1";
  }
}
