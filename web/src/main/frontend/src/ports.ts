import type { FlowNode, Json, JsonObject, StepType, WorkflowDocument } from "./model";

function object(value: Json | undefined): JsonObject | null {
  return value !== null && typeof value === "object" && !Array.isArray(value) ? value : null;
}

function named(list: Json | undefined): string[] {
  return Array.isArray(list)
    ? list.map((item) => object(item)?.port).filter((port): port is string => typeof port === "string" && port !== "")
    : [];
}

/** Those types whose ports depend on the configuration; all others have the ports of the catalogue's example. */
const RULES: Record<string, (config: JsonObject) => string[]> = {
  branch: (config) => [...named(config.ways), "otherwise"],
  split: (config) => [
    ...named(config.arms),
    ...(typeof config.attribute === "string" && config.attribute !== ""
      ? [typeof config.otherwise === "string" ? config.otherwise : "otherwise"]
      : []),
  ],
  wait: (config) => [...(object(config.event) || object(config.when) ? ["happened", "timeout"] : ["next"]), ...(object(config.date) ? ["missing"] : [])],
};

/** The ports of a node in their order. */
export function portsOf(node: FlowNode, types: ReadonlyMap<string, StepType>): string[] {
  const rule = RULES[node.type];
  const ports = rule ? rule(node.config) : (types.get(node.type)?.examplePorts ?? ["next"]);
  return [...new Set(ports)];
}

/** Also those that an edge uses though the node has them no more: an edge must stay to be seen. */
export function shownPorts(node: FlowNode, document: WorkflowDocument, types: ReadonlyMap<string, StepType>): string[] {
  const used = document.edges.filter((edge) => edge.from === node.id).map((edge) => edge.port);
  return [...new Set([...portsOf(node, types), ...used])];
}
