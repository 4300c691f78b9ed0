import { catalogue, typeName } from "./catalogue";
import { cronInWords } from "./cron";
import { fieldsOf } from "./inspector/schema";
import type { FlowNode, Json, JsonObject } from "./model";
import { nameOf, useChoices } from "./predicate/choices";
import { isObject } from "./predicate/tree";
import { has, t } from "./words";

function text(value: Json | undefined): string {
  return value === undefined || value === null || typeof value === "object" ? "" : String(value);
}

function list(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.map(text).filter((item) => item !== "") : [];
}

function span(config: JsonObject): string {
  return has(`node.wait.${text(config.unit)}`) && Number(config.amount ?? 0) >= 0 ? t(`node.wait.${text(config.unit)}`, Number(config.amount ?? 0)) : "";
}

function until(value: Json | undefined): string {
  const { at, between } = isObject(value) ? value : {};
  return at ? t("node.wait.until", text(at)) : between ? t("node.wait.between", text(between)) : "";
}

function dated(value: Json | undefined): string {
  return isObject(value) ? t("node.wait.date", text(value.field)) : "";
}

/** What a condition looks at: fields, tags, segments and events by their names. */
function asks(when: Json | undefined): string {
  const names = [...new Set(named(when))];
  return names.length === 0 ? "" : t("node.condition.asks", names.join(", "));
}

function named(rule: Json | undefined): string[] {
  if (!isObject(rule)) {
    return [];
  }
  const own = text(rule.tag ?? rule.segment ?? rule.name ?? rule.template);
  const parts = [...(Array.isArray(rule.of) ? rule.of : []), ...(isObject(rule.of) ? [rule.of] : [])];
  return [...(own === "" ? [] : [own]), ...parts.flatMap(named)];
}

const SUBS: Record<string, (config: JsonObject) => string> = {
  send: (config) => (config.template ? nameOf("template", text(config.template)) : t(config.channel === "null" ? "node.send.nowhere" : "node.send.choose")),
  wait: (config) => [span(config), until(config.until), dated(config.date)].filter((part) => part !== "").join(", "),
  condition: (config) => asks(config.when),
  split: (config) =>
    config.attribute
      ? t("node.split.attribute", text(config.attribute))
      : t("node.split.weights", Array.isArray(config.arms) ? config.arms.length : 0),
  "event-trigger": (config) => t("node.event-trigger.event", text(config.event)),
  "schedule-trigger": (config) => cronInWords(text(config.cron)),
  tag: (config) => [...list(config.add).map((tag) => `+ ${tag}`), ...list(config.remove).map((tag) => `− ${tag}`)].join(", "),
  branch: (config) => (Array.isArray(config.ways) ? config.ways : []).map((way) => (isObject(way) ? text(way.port) : "")).join(", "),
  "set-attribute": (config) => (text(config.name) === "" ? "" : `${text(config.name)} = ${text(config.value) || "–"}`),
  "adjust-score": (config) => (typeof config.by === "number" ? `${config.by < 0 ? "−" : "+"} ${Math.abs(config.by)} ${text(config.criterion)}` : ""),
  "fire-event": (config) => text(config.name),
  jump: (config) => (typeof config.atMost === "number" ? t("node.jump.times", config.atMost) : ""),
  approval: (config) => text(config.question),
  webhook: (config) => text(config.provider) || hostOf(text(config.url)),
  exit: (config) => text(config.reason) || (config.kind === "exit" ? "" : wordOf("exit", "kind", text(config.kind))),
};

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : "";
}

/** A choice as the type's form calls it. */
function wordOf(type: string, field: string, value: string): string {
  const schema = catalogue().get(type)?.schema;
  const own = fieldsOf(schema ?? {}, schema ?? {}).find((one) => one.name === field)?.schema["x-words"];
  return (isObject(own) && text(own[value])) || value;
}

/** What a node does, in a few words below its name. */
export function summaryOf(node: FlowNode): string {
  return SUBS[node.type]?.(node.config) || typeName(node.type);
}

/** The same, told again when the names that it uses are loaded. */
export function useSummary(node: FlowNode): string {
  useChoices(node.type === "send" ? "template" : "");
  return summaryOf(node);
}

export function portName(port: string): string {
  return has(`builder.port.${port}`) ? t(`builder.port.${port}`) : port;
}
