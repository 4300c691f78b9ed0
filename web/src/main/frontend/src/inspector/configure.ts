import { portsOf } from "../ports";
import { textOf } from "../predicate/Field";
import type { Told } from "../predicate/Field";
import { w } from "./words";
import { isOpen } from "../model";
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

/** What validation found at a node, by the field's path; "" = the node as a whole. What is still to be chosen is asked for by its field, and an end that is still open by the canvas. */
export function errorsOf(problems: readonly Problem[], node: FlowNode): Map<string, Told> {
  const errors = new Map<string, Told>();
  for (const problem of problems) {
    if (problem.node === node.id && !problem.edge && !isOpen(problem) && problem.code !== "port-open") {
      const field = problem.field ?? "";
      const before = errors.get(field);
      errors.set(field, before === undefined ? told(problem) : both(before, told(problem)));
    }
  }
  return errors;
}

export function told(problem: Problem): Told {
  const text = `${problem.what} ${problem.mend}`;
  return problem.severity === "warning" ? { warning: `${w("warning")}: ${text}` } : text;
}

/** An error keeps its weight beside a warning. */
function both(one: Told, other: Told): Told {
  const text = `${textOf(one)} ${textOf(other)}`;
  return typeof one === "string" || typeof other === "string" ? text : { warning: text };
}
