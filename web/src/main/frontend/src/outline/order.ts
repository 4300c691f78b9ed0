import { isTrigger } from "../catalogue";
import type { FlowNode, StepType, WorkflowDocument } from "../model";
import { shownPorts } from "../ports";

/** A step in the order in which a contact comes past it. */
export interface Line {
  node: FlowNode;
  ports: string[];
  /** How many choices lie before it. */
  depth: number;
  /** Nothing leads to it. */
  loose: boolean;
}

/** From the starts along the ways, each step once, behind the first way that leads to it; then what nothing leads to. */
export function linesOf(document: WorkflowDocument, types: ReadonlyMap<string, StepType>): Line[] {
  const byId = new Map(document.nodes.map((node) => [node.id, node]));
  const seen = new Set<string>();
  const lines: Line[] = [];
  const walk = (start: string, loose: boolean) => {
    const stack = [{ id: start, depth: 0 }];
    for (let next = stack.pop(); next; next = stack.pop()) {
      const node = byId.get(next.id);
      if (!node || seen.has(next.id)) {
        continue;
      }
      seen.add(next.id);
      const ports = shownPorts(node, document, types);
      lines.push({ node, ports, depth: next.depth, loose });
      const depth = next.depth + (ports.length > 1 ? 1 : 0);
      const ways = ports.flatMap((port) => document.edges.filter((edge) => edge.from === node.id && edge.port === port));
      stack.push(...ways.reverse().map((edge) => ({ id: edge.to, depth })));
    }
  };
  document.nodes.filter(isTrigger).forEach((node) => walk(node.id, false));
  const led = new Set(document.edges.map((edge) => edge.to));
  document.nodes.filter((node) => !led.has(node.id)).forEach((node) => walk(node.id, true));
  document.nodes.forEach((node) => walk(node.id, true));
  return lines;
}
