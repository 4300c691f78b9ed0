import { setCatalogue } from "./catalogue";
import type { FlowEdge, FlowNode, StepKind, StepType, WorkflowDocument } from "./model";

/** For tests: a small catalogue and documents written as "a>b", "a.yes>b". */

function type(name: string, kind: StepKind, examplePorts: string[] = ["next"]): StepType {
  return { name, kind, summary: name, ports: "", examplePorts, schema: {}, example: {} };
}

export const TYPES = [
  type("manual-trigger", "TRIGGER"),
  type("send", "SEND"),
  type("wait", "WAIT"),
  type("condition", "STEP", ["yes", "no"]),
  type("exit", "EXIT", []),
];

export function useSamples(): ReadonlyMap<string, StepType> {
  setCatalogue(TYPES);
  return new Map(TYPES.map((one) => [one.name, one]));
}

/** @param nodes "start:manual-trigger", the type being send where it is left out */
export function sample(nodes: string[], ways: string[]): WorkflowDocument {
  return {
    slug: "test",
    name: "Test",
    nodes: nodes.map((text): FlowNode => {
      const [id = "", kind = "send"] = text.split(":");
      return { id, type: kind, config: {} };
    }),
    edges: ways.map((text): FlowEdge => {
      const [source = "", to = ""] = text.split(">");
      const [from = "", port = "next"] = source.split(".");
      return { from, port, to };
    }),
    layout: {},
  };
}

export function waysOf(document: WorkflowDocument): string[] {
  return document.edges.map((edge) => (edge.port === "next" ? `${edge.from}>${edge.to}` : `${edge.from}.${edge.port}>${edge.to}`));
}
