/** The document of a workflow exactly as REST gives and takes it; see docs/workflows.md. */

export type Json = null | boolean | number | string | Json[] | JsonObject;
export type JsonObject = { [key: string]: Json };

export interface FlowNode {
  id: string;
  type: string;
  /** What people see; left out = the id. */
  name?: string;
  config: JsonObject;
}

/** Of the edges of one port the first whose condition holds is taken: their order counts. */
export interface FlowEdge {
  from: string;
  port: string;
  to: string;
  when?: JsonObject;
}

export interface Interrupt {
  name: string;
  when: JsonObject;
  then: JsonObject;
}

export interface Position {
  x: number;
  y: number;
}

/** A sticky note on the canvas; it says nothing about what the workflow does. */
export interface Note extends Position {
  id: string;
  text: string;
  width: number;
  height: number;
}

export interface WorkflowDocument {
  slug: string;
  name: string;
  description?: string;
  nodes: FlowNode[];
  edges: FlowEdge[];
  interrupts?: Interrupt[];
  layout: Record<string, Position>;
  notes?: Note[];
}

export type StepKind = "TRIGGER" | "WAIT" | "STEP" | "SEND" | "EXIT";

/** GET /step-types */
export interface StepType {
  name: string;
  summary: string;
  kind: StepKind;
  ports: string;
  examplePorts: string[];
  schema: JsonObject;
  example: JsonObject;
}

/** What validation finds. */
export interface Problem {
  code: string;
  severity: "error" | "warning";
  node?: string;
  edge?: FlowEdge;
  field?: string;
  what: string;
  mend: string;
}

/** Something is only not chosen yet: it hinders publishing, but nobody did anything wrong. */
export function isOpen(problem: Problem): boolean {
  return problem.code === "template-unnamed";
}

export interface SavedDraft {
  slug: string;
  version: number;
  created: boolean;
  problems: Problem[];
}

export interface WorkflowSummary {
  id: number;
  slug: string;
  name: string;
  publishedNo?: number;
  version: number;
}

export const DEFAULT_PORT = "next";
export const NODE_WIDTH = 232;
export const NODE_HEIGHT = 64;

export function titleOf(node: FlowNode): string {
  return node.name ?? node.id;
}

/** Edges have no id: from, port, to, and which of several equal ones. Stable as long as none of these changes. */
export function edgeKeys(edges: readonly FlowEdge[]): string[] {
  const seen = new Map<string, number>();
  return edges.map((edge) => {
    const key = `${edge.from}|${edge.port}|${edge.to}`;
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    return count === 0 ? key : `${key}|${count}`;
  });
}

export function edgeOfKey(document: WorkflowDocument, key: string): FlowEdge | undefined {
  const at = edgeKeys(document.edges).indexOf(key);
  return at < 0 ? undefined : document.edges[at];
}
