import type { StepType, WorkflowDocument } from "../model";
import { shownPorts } from "../ports";
import { routesOf } from "./routes";
import type { Route } from "./routes";

let seen: { layout: WorkflowDocument["layout"]; edges: WorkflowDocument["edges"]; ports: string } | null = null;
let known: ReadonlyMap<string, Route> = new Map();

/** The ways of the document's lines; found anew only when steps, lines or ports are others, not while a name is typed. */
export function routes(document: WorkflowDocument, types: ReadonlyMap<string, StepType>): ReadonlyMap<string, Route> {
  const { layout, edges } = document;
  if (!seen || seen.layout !== layout || seen.edges !== edges || seen.ports !== portsOfAll(document, types)) {
    seen = { layout, edges, ports: portsOfAll(document, types) };
    known = routesOf(document, types, known);
  }
  return known;
}

function portsOfAll(document: WorkflowDocument, types: ReadonlyMap<string, StepType>): string {
  return document.nodes.map((node) => `${node.id}:${shownPorts(node, document, types).join()}`).join(";");
}
