import "./diagram.css";

import {
  applyNodeChanges,
  Background,
  type Connection,
  ConnectionMode,
  Controls,
  type NodeChange,
  Panel,
  ReactFlow,
  type XYPosition,
} from "@xyflow/react";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";

import { RelateDialog } from "../data/RelateDialog";
import { keyOf, type Spec } from "../model/types";
import { useSay } from "../parts/say";
import { EntityNode } from "./EntityNode";
import {
  ACCOUNTS,
  edgesOf,
  type EntityNodeType,
  layoutOf,
  type LinkEdgeType,
  nodesOf,
  routed,
} from "./graph";
import { LinkEdge } from "./LinkEdge";
import { keepPlaces, readPlaces } from "./places";
import { SelectionBar } from "./SelectionBar";

const NODE_TYPES = { entity: EntityNode };
const EDGE_TYPES = { link: LinkEdge };

/** What is kept and how it belongs together, as a drawing that can be changed. */
export default function Diagram({ spec }: { spec: Spec }) {
  const say = useSay();
  const places = useRef<Map<string, XYPosition> | null>(null);
  places.current ??= readPlaces(spec.slug);
  const laid = useMemo(() => layoutOf(spec), [spec]);
  const [nodes, setNodes] = useState<EntityNodeType[]>(() =>
    nodesOf(spec, laid, places.current ?? new Map(), say("data.accounts")),
  );
  const [picked, setPicked] = useState<{ node?: string; edge?: string }>({});
  const [drawn, setDrawn] = useState<{ from: string; to: string } | null>(null);
  const edges = useMemo(
    () =>
      routed(edgesOf(spec), nodes, laid).map((edge) => ({
        ...edge,
        selected: edge.id === picked.edge,
      })),
    [spec, nodes, laid, picked.edge],
  );
  useEffect(() => {
    setNodes((shown) => {
      const selected = new Map(shown.map((node) => [node.id, node.selected ?? false]));
      // Once somebody has put boxes in place, all stay where they are when others come and go.
      const kept = places.current?.size ? shown.map((one) => [one.id, one.position] as const) : [];
      const at = new Map([...kept, ...(places.current ?? [])]);
      return nodesOf(spec, laid, at, say("data.accounts")).map((node) => ({
        ...node,
        selected: selected.get(node.id) ?? false,
      }));
    });
  }, [spec, laid, say]);

  const onNodesChange = useCallback(
    (changes: NodeChange<EntityNodeType>[]) => {
      for (const one of changes) {
        if (one.type === "position" && one.position) places.current?.set(one.id, one.position);
        if (one.type === "select" && one.selected) setPicked({ node: one.id });
      }
      if (changes.some((one) => one.type === "position" && one.dragging !== true)) {
        keepPlaces(spec.slug, places.current ?? new Map());
      }
      setNodes((shown) => applyNodeChanges(changes, shown));
    },
    [spec.slug],
  );
  const nameOf = (id: string) => spec.entities?.find((one) => keyOf(one) === id)?.name ?? ACCOUNTS;
  function onConnect({ source, target }: Connection) {
    // Accounts hold no links: the line is drawn from the other end.
    const [from, to] = [nameOf(source), nameOf(target)];
    setDrawn(from === ACCOUNTS ? { from: to, to: from } : { from, to });
  }
  const edge = edges.find((one) => one.id === picked.edge);
  const entity = spec.entities?.find((one) => keyOf(one) === picked.node);
  return (
    <div className="flex flex-col gap-2">
      <div className="spec-diagram h-[min(70dvh,44rem)] min-h-96 overflow-hidden rounded-xl border">
        <ReactFlow<EntityNodeType, LinkEdgeType>
          aria-label={say("diagram.label")}
          nodes={nodes}
          edges={edges}
          nodeTypes={NODE_TYPES}
          edgeTypes={EDGE_TYPES}
          onNodesChange={onNodesChange}
          onEdgesChange={(changes) => {
            for (const one of changes) {
              if (one.type === "select" && one.selected) setPicked({ edge: one.id });
            }
          }}
          onPaneClick={() => {
            setPicked({});
          }}
          onConnect={onConnect}
          connectionMode={ConnectionMode.Loose}
          deleteKeyCode={null}
          fitView
          fitViewOptions={{ padding: 0.12, maxZoom: 1 }}
          minZoom={0.15}
          maxZoom={1.6}
          ariaLabelConfig={{
            "node.a11yDescription.default": say("diagram.nodeHelp"),
            "node.a11yDescription.keyboardDisabled": say("diagram.nodeHelp"),
            "edge.a11yDescription.default": say("diagram.edgeHelp"),
            "controls.ariaLabel": say("diagram.controls"),
            "controls.zoomIn.ariaLabel": say("diagram.zoomIn"),
            "controls.zoomOut.ariaLabel": say("diagram.zoomOut"),
            "controls.fitView.ariaLabel": say("diagram.fit"),
            "handle.ariaLabel": say("diagram.handle"),
          }}
        >
          <Background gap={20} />
          <Controls showInteractive={false} />
          <Panel position="top-left" className="max-w-[calc(100%-2rem)]">
            <SelectionBar
              entity={entity}
              link={edge?.data}
              onDone={() => {
                setPicked({});
              }}
            />
          </Panel>
        </ReactFlow>
      </div>
      <p className="text-sm text-muted">{say("diagram.hint")}</p>
      {drawn && (
        <RelateDialog
          {...drawn}
          onClose={() => {
            setDrawn(null);
          }}
        />
      )}
    </div>
  );
}
