import { titleOf } from "./model";
import type { FlowNode, WorkflowDocument } from "./model";

/** What one side did since both began, by the names of the steps. */
export interface Side {
  added: string[];
  removed: string[];
  changed: string[];
  /** How many connections differ. */
  edges: number;
  /** Whether the workflow's own name or description differs. */
  named: boolean;
  /** Whether what ends a run at any point differs. */
  interrupts: boolean;
  /** Whether only places and notes differ, and nothing that runs. */
  onlyLayout: boolean;
}

export function since(base: WorkflowDocument, now: WorkflowDocument): Side {
  const before = new Map(base.nodes.map((node) => [node.id, node]));
  const after = new Map(now.nodes.map((node) => [node.id, node]));
  const added = now.nodes.filter((node) => !before.has(node.id)).map(titleOf);
  const removed = base.nodes.filter((node) => !after.has(node.id)).map(titleOf);
  const changed = now.nodes.filter((node) => differs(before.get(node.id), node)).map(titleOf);
  const old = new Set(base.edges.map((edge) => canonical(edge)));
  const mine = new Set(now.edges.map((edge) => canonical(edge)));
  const edges = [...mine].filter((edge) => !old.has(edge)).length + [...old].filter((edge) => !mine.has(edge)).length;
  const interrupts = canonical(base.interrupts ?? []) !== canonical(now.interrupts ?? []);
  const named = base.name !== now.name || base.description !== now.description;
  const quiet = added.length + removed.length + changed.length + edges === 0 && !interrupts && !named;
  return { added, removed, changed, edges, named, interrupts, onlyLayout: quiet };
}

/** The server writes configurations sorted by key: the order says nothing. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  );
}

function differs(old: FlowNode | undefined, node: FlowNode): boolean {
  return old !== undefined && (old.type !== node.type || old.name !== node.name || canonical(old.config) !== canonical(node.config));
}
