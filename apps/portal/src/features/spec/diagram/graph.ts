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
  /** Of several links between the same two, the how many-th. */
  turn: number;
}
export type LinkEdgeType = Edge<LinkData, "link">;

export const NODE_WIDTH = 224;
export const ROWS = 7;
const HEADER = 46;
const ROW = 25;
/** The accounts, where they are no entity. */
export const ACCOUNTS = "user";

export function heightOf(entity: Entity | null): number {
  const count = entity?.fields?.length ?? 0;
  return HEADER + Math.min(count, ROWS + 1) * ROW + (count > 0 ? 12 : 0);
}

/** A box for each entity at its place: where it was dragged to, else where the layout puts it. */
export function nodesOf(
  spec: Spec,
  places: ReadonlyMap<string, XYPosition>,
  accounts: string,
): EntityNodeType[] {
  const entities = spec.entities ?? [];
  const pointed = entities.some((one) =>
    (one.relations ?? []).some((link) => link.target === ACCOUNTS),
  );
  const known = entities.some((one) => one.name === ACCOUNTS);
  const all = [
    ...entities.map((entity) => ({ id: keyOf(entity), label: entity.label_plural, entity })),
    ...(pointed && !known ? [{ id: ACCOUNTS, label: accounts, entity: null }] : []),
  ];
  const laid = laidOut(spec, all);
  return all.map(({ id, label, entity }) => ({
    id,
    type: "entity",
    position: places.get(id) ?? laid.get(id) ?? { x: 0, y: 0 },
    data: { entity },
    width: NODE_WIDTH,
    height: heightOf(entity),
    ariaLabel: label,
    deletable: false,
  }));
}

function laidOut(
  spec: Spec,
  all: readonly { id: string; entity: Entity | null }[],
): Map<string, XYPosition> {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: "LR", nodesep: 40, ranksep: 130, marginx: 8, marginy: 8 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id, entity } of all) {
    graph.setNode(id, { width: NODE_WIDTH, height: heightOf(entity) });
  }
  for (const edge of edgesOf(spec)) {
    if (edge.source !== edge.target) graph.setEdge(edge.source, edge.target, {}, edge.id);
  }
  layout(graph);
  return new Map(
    all.map(({ id, entity }) => {
      const { x = 0, y = 0 } = graph.node(id) as Partial<XYPosition>;
      return [id, { x: x - NODE_WIDTH / 2, y: y - heightOf(entity) / 2 }];
    }),
  );
}

/** A line for each link. */
export function edgesOf(spec: Spec): LinkEdgeType[] {
  const ids = new Map((spec.entities ?? []).map((entity) => [entity.name, keyOf(entity)]));
  const turns = new Map<string, number>();
  return (spec.entities ?? []).flatMap((entity) =>
    (entity.relations ?? []).map((relation) => {
      const source = keyOf(entity);
      const target = ids.get(relation.target) ?? ACCOUNTS;
      const pair = [source, target].sort().join(" ");
      const turn = turns.get(pair) ?? 0;
      turns.set(pair, turn + 1);
      return {
        id: `${source}.${keyOf(relation)}`,
        type: "link" as const,
        source,
        target,
        data: { holder: entity.name, relation, turn },
        deletable: false,
        ariaLabel: `${entity.label}: ${relation.label}`,
      };
    }),
  );
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
