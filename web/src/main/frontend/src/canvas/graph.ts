import { MarkerType, Position } from "@xyflow/react";
import { isTrigger, typeName } from "../catalogue";
import { at } from "../edit";
import { edgeKeys, NODE_HEIGHT, NODE_WIDTH, titleOf } from "../model";
import type { StepType, WorkflowDocument } from "../model";
import { shownPorts } from "../ports";
import type { Selection } from "../store";
import { portName } from "../summary";
import { t } from "../words";
import type { FlowLineType } from "./FlowLine";
import { portAt } from "./geometry";
import type { NoteNodeType } from "./NoteNode";
import type { Route } from "./routes";
import type { StepNodeType } from "./StepNode";

export type CanvasNode = StepNodeType | NoteNodeType;

/** The nodes for React Flow; what did not change keeps its identity, so that only changed nodes are rendered anew. */
export function nodesOf(
  document: WorkflowDocument,
  selection: Selection,
  types: ReadonlyMap<string, StepType>,
  before: readonly CanvasNode[],
): CanvasNode[] {
  const old = new Map(before.map((node) => [node.id, node]));
  const led = new Set(document.edges.map((edge) => `${edge.from}|${edge.port}`));
  const chosen = new Set([...selection.nodes, ...selection.notes]);
  const notes = (document.notes ?? []).map((note): CanvasNode => {
    const next: NoteNodeType = {
      id: note.id,
      type: "note",
      position: { x: note.x, y: note.y },
      width: note.width,
      height: note.height,
      measured: { width: note.width, height: note.height },
      selected: chosen.has(note.id),
      zIndex: -1,
      data: { note },
      focusable: false,
    };
    return kept(old.get(note.id), next);
  });
  const steps = document.nodes.map((node): CanvasNode => {
    const ports = shownPorts(node, document, types);
    const trigger = isTrigger(node);
    const open = ports.filter((port) => !led.has(`${node.id}|${port}`));
    const next: StepNodeType = {
      id: node.id,
      type: "step",
      position: at(document, node.id),
      width: NODE_WIDTH,
      height: NODE_HEIGHT,
      measured: { width: NODE_WIDTH, height: NODE_HEIGHT },
      selected: chosen.has(node.id),
      data: { node, ports, open, trigger },
      ariaLabel: t("builder.node.label", titleOf(node), typeName(node.type)),
      handles: [
        ...(trigger ? [] : [{ id: null, type: "target" as const, position: Position.Top, x: NODE_WIDTH / 2 - 12, y: -12, width: 24, height: 24 }]),
        ...ports.map((port, index) => {
          const place = portAt(index, ports.length);
          return { id: port, type: "source" as const, position: Position.Bottom, x: place.x - 12, y: place.y - 12, width: 24, height: 24 };
        }),
      ],
    };
    return kept(old.get(node.id), next);
  });
  return [...notes, ...steps];
}

function kept(old: CanvasNode | undefined, next: CanvasNode): CanvasNode {
  if (!old || old.type !== next.type) {
    return next;
  }
  const data = same(old.data, next.data) ? old.data : next.data;
  const still =
    data === old.data &&
    old.selected === next.selected &&
    old.position.x === next.position.x &&
    old.position.y === next.position.y &&
    old.width === next.width &&
    old.height === next.height &&
    old.ariaLabel === next.ariaLabel;
  return still ? old : ({ ...next, data } as CanvasNode);
}

function same(one: object, other: object): boolean {
  return Object.entries(one).every(([key, value]) => {
    const next = (other as Record<string, unknown>)[key];
    return value === next || (Array.isArray(value) && Array.isArray(next) && value.length === next.length && value.every((item, i) => item === next[i]));
  });
}

export function linesOf(document: WorkflowDocument, selection: Selection, routes: ReadonlyMap<string, Route>, before: readonly FlowLineType[]): FlowLineType[] {
  const old = new Map(before.map((edge) => [edge.id, edge]));
  const names = new Map(document.nodes.map((node) => [node.id, titleOf(node)]));
  const keys = edgeKeys(document.edges);
  return document.edges.flatMap((edge, index): FlowLineType[] => {
    const id = keys[index] ?? "";
    if (!names.has(edge.from) || !names.has(edge.to)) {
      return [];
    }
    const label = t("builder.plus.edge", names.get(edge.from) ?? "", portName(edge.port), names.get(edge.to) ?? "");
    const selected = selection.edges.includes(id);
    const known = old.get(id);
    const data = { label, conditional: Boolean(edge.when), route: routes.get(id) };
    if (known?.data && known.selected === selected && same(known.data, data)) {
      return [known];
    }
    return [
      {
        id,
        type: "flow",
        source: edge.from,
        sourceHandle: edge.port,
        target: edge.to,
        selected,
        focusable: false,
        data,
        markerEnd: { type: MarkerType.ArrowClosed, width: 18, height: 18, markerUnits: "userSpaceOnUse", color: "var(--line-strong)" },
      },
    ];
  });
}
