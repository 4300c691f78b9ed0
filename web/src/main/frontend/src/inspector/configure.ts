import { portsOf } from "../ports";
import { w } from "./words";
import type { FlowNode, JsonObject, Problem, StepType, WorkflowDocument } from "../model";

/** Puts a configuration into its node; where a single port has another name now, the lines that leave by it follow. */
export function configure(draft: WorkflowDocument, id: string, config: JsonObject, types: ReadonlyMap<string, StepType>): void {
  const node = draft.nodes.find((one) => one.id === id);
  if (!node) {
    return;
  }
  const before = portsOf(node, types);
  node.config = config;
  const renamed = renaming(before, portsOf(node, types));
  if (renamed) {
    draft.edges.filter((edge) => edge.from === id && edge.port === renamed.from).forEach((edge) => (edge.port = renamed.to));
  }
}

function renaming(before: readonly string[], after: readonly string[]): { from: string; to: string } | null {
  const gone = before.filter((port) => !after.includes(port));
  const come = after.filter((port) => !before.includes(port));
  const [from] = gone;
  const [to] = come;
  const sameplace = from !== undefined && to !== undefined && before.indexOf(from) === after.indexOf(to);
  return before.length === after.length && gone.length === 1 && come.length === 1 && sameplace ? { from, to } : null;
}

/** What validation found at a node, by the field's path; "" = the node as a whole. */
export function errorsOf(problems: readonly Problem[], node: FlowNode): Map<string, string> {
  const errors = new Map<string, string>();
  for (const problem of problems) {
    if (problem.node === node.id && !problem.edge) {
      const field = problem.field ?? "";
      const told = `${problem.severity === "warning" ? `${w("warning")}: ` : ""}${problem.what} ${problem.mend}`;
      errors.set(field, errors.has(field) ? `${errors.get(field)} ${told}` : told);
    }
  }
  return errors;
}
