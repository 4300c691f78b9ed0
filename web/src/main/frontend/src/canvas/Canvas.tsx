import { applyNodeChanges, Controls, ReactFlow, ReactFlowProvider, SelectionMode, useReactFlow, useStore, ViewportPortal } from "@xyflow/react";
import type { Connection, FinalConnectionState, NodeChange } from "@xyflow/react";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { add, join, move } from "../actions";
import { useCatalogue } from "../catalogue";
import { refusal, snap } from "../edit";
import { rename } from "../focus";
import { NODE_HEIGHT, NODE_WIDTH } from "../model";
import type { Position } from "../model";
import { get, select, useBuilder, useDocument } from "../store";
import { setUi } from "../ui";
import type { Place } from "../ui";
import { t } from "../words";
import { Dots } from "./Dots";
import { FarPicture } from "./FarPicture";
import { FlowLine, LineLayer } from "./FlowLine";
import type { FlowLineType } from "./FlowLine";
import { linesOf, nodesOf } from "./graph";
import type { CanvasNode } from "./graph";
import { useCanvasKeys, writes } from "./keys";
import { NoteNode } from "./NoteNode";
import { Overview } from "./Overview";
import { routes } from "./routing";
import { Far, StepNode } from "./StepNode";
import { FAR, useTargets } from "./targets";
import { FIT, opening, useReveal } from "./view";

const NODE_TYPES = { step: StepNode, note: NoteNode };
const EDGE_TYPES = { flow: FlowLine };
const NO_LINES: FlowLineType[] = [];
/** What is dragged from the palette carries its type under this name. */
export const STEP_DRAG = "application/x-millrace-step";

/** From here on only what is seen is in the page. */
const MANY = 150;

export function Canvas() {
  return (
    <ReactFlowProvider>
      <Surface />
    </ReactFlowProvider>
  );
}

function Surface() {
  const flow = useReactFlow<CanvasNode, FlowLineType>();
  const document = useDocument();
  const types = useCatalogue();
  const selection = useBuilder((now) => now.selection);
  const readOnly = useBuilder((now) => now.readOnly);
  const [layer, setLayer] = useState<HTMLElement | null>(null);
  const far = useStore((now) => now.transform[2] < FAR);
  const [nodes, setNodes] = useState<CanvasNode[]>([]);
  useEffect(() => {
    setNodes((before) => nodesOf(document, selection, types, before));
  }, [document, selection, types]);
  const lines = useLines();
  const frame = useRef<HTMLDivElement>(null);
  useCanvasKeys(frame, flow);
  useReveal(flow, frame);
  useTargets(frame);

  const onNodesChange = useCallback((changes: NodeChange<CanvasNode>[]) => {
    setNodes((before) => applyNodeChanges(changes.filter((one) => one.type !== "remove" && one.type !== "select"), before));
    const chosen = changes.filter((one) => one.type === "select");
    if (chosen.length > 0) {
      const now = get();
      const ids = new Set([...now.selection.nodes, ...now.selection.notes]);
      chosen.forEach((one) => (one.selected ? ids.add(one.id) : ids.delete(one.id)));
      const notes = new Set((now.document.notes ?? []).map((note) => note.id));
      select({
        nodes: [...ids].filter((id) => !notes.has(id)),
        notes: [...ids].filter((id) => notes.has(id)),
        edges: ids.size > 0 ? [] : now.selection.edges,
      });
    }
  }, []);

  const moved = useCallback((_: unknown, __: unknown, all: CanvasNode[]) => {
    move(new Map(all.map((node) => [node.id, snap(node.position)])));
  }, []);

  /* A line may be let go anywhere on a step; beside all steps it asks for a new one. */
  const onConnectEnd = useCallback(
    (event: MouseEvent | TouchEvent, state: FinalConnectionState) => {
      if (state.isValid || !state.fromNode || state.fromHandle?.type !== "source" || readOnly) {
        return;
      }
      const from = state.fromNode.id;
      const port = state.fromHandle.id ?? "next";
      const point = "changedTouches" in event ? event.changedTouches[0] : event;
      const screen = { x: point?.clientX ?? 0, y: point?.clientY ?? 0 };
      const spot = { ...flow.screenToFlowPosition(screen, { snapToGrid: false }), width: 1, height: 1 };
      const onto = state.toNode ?? flow.getIntersectingNodes(spot).find((node) => node.type === "step" && node.id !== from);
      if (onto) {
        join(from, port, onto.id);
      } else {
        setUi({ picker: { place: { kind: "port", from, port }, screen } });
      }
    },
    [flow, readOnly],
  );

  const onDrop = useCallback(
    (event: React.DragEvent) => {
      const type = types.get(event.dataTransfer.getData(STEP_DRAG));
      if (type && !readOnly) {
        event.preventDefault();
        const middle = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY });
        add(type, droppedOn(event, { x: middle.x - NODE_WIDTH / 2, y: middle.y - NODE_HEIGHT / 2 }, type.kind === "TRIGGER"));
      }
    },
    [flow, types, readOnly],
  );

  const onDoubleClick = useCallback(
    (event: React.MouseEvent) => {
      if ((event.target as Element).classList.contains("react-flow__pane") && !readOnly) {
        const { clientX: x, clientY: y } = event;
        setUi({ picker: { place: { kind: "free", at: flow.screenToFlowPosition({ x, y }) }, screen: { x, y } } });
      }
    },
    [flow, readOnly],
  );

  return (
    <div className="canvas" ref={frame} tabIndex={-1} role="region" aria-label={t("builder.canvas")} aria-describedby="canvas-hint">
      <p className="sr" id="canvas-hint">
        {t("builder.canvas.hint")}
      </p>
      {document.nodes.length === 0 && <Empty readOnly={readOnly} />}
      <Far.Provider value={far}>
      <LineLayer.Provider value={layer}>
      <ReactFlow<CanvasNode, FlowLineType>
        className={far ? "is-far" : undefined}
        nodes={nodes}
        edges={far ? NO_LINES : lines}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        onNodesChange={onNodesChange}
        onNodeDragStop={moved}
        onSelectionDragStop={(_, all) => moved(null, null, all)}
        onEdgeClick={(_, edge) => select({ edges: [edge.id] })}
        onPaneClick={() => select({})}
        onNodeDoubleClick={(_, node) => node.type === "step" && rename(node.id)}
        onDoubleClick={onDoubleClick}
        onNodeContextMenu={(event, node) => {
          if (writes(event.target)) {
            return;
          }
          const { nodes: steps, notes } = get().selection;
          if (![...steps, ...notes].includes(node.id)) {
            select(node.type === "note" ? { notes: [node.id] } : { nodes: [node.id] });
          }
          openMenu(event, null);
        }}
        onSelectionContextMenu={(event) => openMenu(event, null)}
        onEdgeContextMenu={(event, edge) => {
          select({ edges: [edge.id] });
          openMenu(event, null);
        }}
        onPaneContextMenu={(event) => openMenu(event, flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }))}
        zoomOnDoubleClick={false}
        onConnect={joined}
        onConnectEnd={onConnectEnd}
        isValidConnection={(one) => one.source !== null && one.target !== null && refusal(get().document, one.source, one.sourceHandle ?? "next", one.target) === null}
        onDrop={onDrop}
        onDragOver={(event) => {
          event.preventDefault();
          event.dataTransfer.dropEffect = readOnly ? "none" : "copy";
        }}
        onlyRenderVisibleElements={!far && nodes.length > MANY}
        nodesDraggable={!readOnly}
        nodesConnectable={!readOnly}
        edgesFocusable={false}
        disableKeyboardA11y
        deleteKeyCode={null}
        selectionMode={SelectionMode.Partial}
        multiSelectionKeyCode={["Meta", "Control", "Shift"]}
        onInit={opening}
        onMoveStart={() => frame.current?.classList.add("is-moving")}
        onMoveEnd={() => frame.current?.classList.remove("is-moving")}
        panOnScroll
        minZoom={0.1}
        maxZoom={2}
        fitViewOptions={FIT}
        nodeDragThreshold={3}
        connectionRadius={36}
        connectOnClick={false}
        proOptions={{ hideAttribution: true }}
        elevateNodesOnSelect={false}
      >
        <Dots />
        <Overview nodes={nodes} />
        <Controls showInteractive={false} fitViewOptions={FIT} aria-label={t("builder.zoom")} />
        <ViewportPortal>
          {far && <FarPicture nodes={nodes} lines={lines} />}
          <div className="line-layer" ref={setLayer} />
        </ViewportPortal>
      </ReactFlow>
      </LineLayer.Provider>
      </Far.Provider>
    </div>
  );
}

function Empty({ readOnly }: { readOnly: boolean }) {
  return (
    <div className="canvas-empty">
      <h2>{t("builder.empty")}</h2>
      {!readOnly && (
        <>
          <p className="quiet">{t("builder.empty.text")}</p>
          <button
            type="button"
            className="btn btn-primary"
            onClick={(event) => {
              const { left, bottom } = event.currentTarget.getBoundingClientRect();
              setUi({ picker: { place: { kind: "free", at: { x: 0, y: 0 } }, screen: { x: left, y: bottom } } });
            }}
          >
            {t("builder.empty.act")}
          </button>
        </>
      )}
    </div>
  );
}

function useLines(): FlowLineType[] {
  const document = useDocument();
  const selection = useBuilder((now) => now.selection);
  const types = useCatalogue();
  const before = useRef<FlowLineType[]>([]);
  return useMemo(() => {
    before.current = linesOf(document, selection, routes(document, types), before.current);
    return before.current;
  }, [document, selection, types]);
}

function openMenu(event: MouseEvent | React.MouseEvent, at: Position | null): void {
  event.preventDefault();
  setUi({ menu: { screen: { x: event.clientX, y: event.clientY }, at } });
}

function droppedOn(event: React.DragEvent, at: Position, trigger: boolean): Place {
  const target = event.target as Element;
  const line = target.closest<HTMLElement>("[data-edge]")?.dataset.edge ?? target.closest<HTMLElement>(".react-flow__edge")?.dataset.id;
  const port = target.closest<HTMLElement>("[data-port]")?.dataset.port;
  if (trigger) {
    return { kind: "free", at };
  }
  if (line !== undefined) {
    return { kind: "edge", edge: line };
  }
  if (port !== undefined) {
    const bar = port.indexOf("|");
    return { kind: "port", from: port.slice(0, bar), port: port.slice(bar + 1) };
  }
  return { kind: "free", at };
}

function joined(connection: Connection): void {
  join(connection.source, connection.sourceHandle ?? "next", connection.target);
}
