import { typeName } from "./catalogue";
import type { FlowNode, Json, JsonObject } from "./model";
import { has, t } from "./words";

function text(value: Json | undefined): string {
  return value === undefined || value === null || typeof value === "object" ? "" : String(value);
}

function list(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.map(text).filter((item) => item !== "") : [];
}

const SUBS: Record<string, (config: JsonObject) => string> = {
  send: (config) => (config.template ? t("node.send.template", text(config.template)) : t("node.send.nowhere")),
  wait: (config) => (has(`node.wait.${text(config.unit)}`) ? t(`node.wait.${text(config.unit)}`, Number(config.amount ?? 0)) : ""),
  split: (config) =>
    config.attribute
      ? t("node.split.attribute", text(config.attribute))
      : t("node.split.weights", Array.isArray(config.arms) ? config.arms.length : 0),
  "event-trigger": (config) => t("node.event-trigger.event", text(config.event)),
  "schedule-trigger": (config) => text(config.cron),
  tag: (config) => [...list(config.add).map((tag) => `+ ${tag}`), ...list(config.remove).map((tag) => `− ${tag}`)].join(", "),
  exit: (config) => text(config.reason) || text(config.kind),
};

/** What a node does, in a few words below its name. */
export function summaryOf(node: FlowNode): string {
  return SUBS[node.type]?.(node.config) || typeName(node.type);
}

export function portName(port: string): string {
  return has(`builder.port.${port}`) ? t(`builder.port.${port}`) : port;
}
