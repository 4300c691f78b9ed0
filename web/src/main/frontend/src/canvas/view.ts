import type { ReactFlowInstance } from "@xyflow/react";
import { useEffect } from "react";
import { isTrigger } from "../catalogue";
import { at } from "../edit";
import { edgeOfKey, NODE_HEIGHT, NODE_WIDTH } from "../model";
import { onReveal } from "../reveal";
import { get, select } from "../store";
import type { FlowLineType } from "./FlowLine";
import type { CanvasNode } from "./graph";

/** What is seen of the canvas. */

export type Flow = ReactFlowInstance<CanvasNode, FlowLineType>;

export const FIT = { padding: { top: "24px", left: "40px", right: "40px", bottom: "64px" }, maxZoom: 1, minZoom: 0.1 } as const;

/** A workflow that is smaller than this when it is seen whole is opened at its start. */
const READABLE = 0.55;

/** All of it, if that can be read; else the start, with what follows. */
export function opening(flow: Flow): void {
  const { document } = get();
  const all = flow.getNodesBounds(flow.getNodes());
  const pane = window.document.querySelector(".react-flow")?.getBoundingClientRect();
  const first = document.nodes.find(isTrigger) ?? document.nodes[0];
  if (!pane || !first || Math.min(pane.width / all.width, pane.height / all.height) > READABLE) {
    void flow.fitView(FIT);
    return;
  }
  const { x, y } = at(document, first.id);
  const zoom = pane.width < 600 ? READABLE : 0.8;
  void flow.setViewport({ x: pane.width / 2 - (x + NODE_WIDTH / 2) * zoom, y: 32 - y * zoom, zoom });
}

/** Goes to what a problem, a search or a key names. */
export function useReveal(flow: Flow, frame: React.RefObject<HTMLDivElement | null>): void {
  useEffect(
    () =>
      onReveal(({ node, edge, note }) => {
        const id = node ?? note ?? (edge === undefined ? undefined : edgeOfKey(get().document, edge)?.from);
        if (id === undefined) {
          return;
        }
        select(node !== undefined ? { nodes: [node] } : note !== undefined ? { notes: [note] } : { edges: edge === undefined ? [] : [edge] });
        intoView(flow, id);
        const attempt = (left: number) => {
          const [attribute, value] = node !== undefined ? ["data-id", node] : note !== undefined ? ["data-note", note] : ["data-edge", edge ?? ""];
          const found = frame.current?.querySelector<HTMLElement>(`${node === undefined ? "" : ".react-flow__node"}[${attribute}="${CSS.escape(value)}"]`);
          if (found) {
            found.focus({ preventScroll: true });
          } else if (left > 0) {
            requestAnimationFrame(() => attempt(left - 1));
          }
        };
        attempt(10);
      }),
    [flow, frame],
  );
}

/** Moves the view only when the node is not wholly in it. */
export function intoView(flow: Flow, id: string): void {
  const node = flow.getNode(id);
  const pane = document.querySelector(".react-flow")?.getBoundingClientRect();
  if (!node || !pane) {
    return;
  }
  const one = flow.flowToScreenPosition(node.position);
  const other = flow.flowToScreenPosition({ x: node.position.x + NODE_WIDTH, y: node.position.y + NODE_HEIGHT });
  const inside = one.x > pane.left + 8 && one.y > pane.top + 8 && other.x < pane.right - 8 && other.y < pane.bottom - 48;
  if (!inside) {
    void flow.setCenter(node.position.x + NODE_WIDTH / 2, node.position.y + NODE_HEIGHT / 2, { zoom: Math.max(flow.getZoom(), 0.6) });
  }
}
