import { catalogue, typeName } from "../catalogue";
import { fieldsOf, text } from "../inspector/schema";
import { titleOf } from "../model";
import type { FlowEdge, Json } from "../model";
import { get } from "../store";
import { portName } from "../summary";
import { t } from "../words";
import type { Difference, FieldChange, NodeSummary } from "./rest";

/** What was changed, in words. */
export function Differences({ found }: { found: Difference }) {
  const lines = linesOf(found);
  if (lines.length === 0) {
    return <p className="quiet">{t("builder.diff.nothing")}</p>;
  }
  const list = (
    <ul className="differences">
      {lines.map((line, index) => (
        <li key={index} className={`difference difference-${line.kind}`}>
          <span className="difference-sign" aria-hidden="true">
            {{ added: "+", removed: "−", changed: "~" }[line.kind]}
          </span>
          <span>
            <strong>{line.text}</strong>
            {line.fields.map((field) => (
              <span className="difference-field" key={field.field}>
                {t("builder.diff.field", titled(line.type, field.field), written(field.before), written(field.after))}
              </span>
            ))}
          </span>
        </li>
      ))}
    </ul>
  );
  return lines.length <= SHORT ? (
    list
  ) : (
    <details className="many-differences">
      <summary>{t("builder.diff.count", lines.length)}</summary>
      {list}
    </details>
  );
}

const SHORT = 8;

interface Line {
  kind: "added" | "removed" | "changed";
  text: string;
  fields: FieldChange[];
  /** Of the step that was changed. */
  type?: string;
}

export function linesOf(found: Difference): Line[] {
  const line = (kind: Line["kind"], text: string, fields: FieldChange[] = [], type?: string): Line => ({ kind, text, fields, type });
  return [
    ...found.document.map((field) => line("changed", t("builder.diff.workflow"), [field])),
    ...found.nodesAdded.map((node) => line("added", t("builder.diff.added", title(node), typeName(node.type)))),
    ...found.nodesRemoved.map((node) => line("removed", t("builder.diff.removed", title(node), typeName(node.type)))),
    ...found.nodesChanged.map((change) => line("changed", t("builder.diff.changed", title(change.node), typeName(change.node.type)), change.fields, change.node.type)),
    ...found.edgesAdded.map((edge) => line("added", way("builder.diff.edgeAdded", edge, found))),
    ...found.edgesRemoved.map((edge) => line("removed", way("builder.diff.edgeRemoved", edge, found))),
    ...found.interruptsAdded.map((one) => line("added", t("builder.diff.interruptAdded", one.name))),
    ...found.interruptsRemoved.map((one) => line("removed", t("builder.diff.interruptRemoved", one.name))),
  ];
}

/** A field as the step's own form calls it, with what stands below it as it is written. */
function titled(type: string | undefined, field: string): string {
  const [, first = "", below = ""] = /^config\.([^.[]+)(.*)$/.exec(field) ?? [];
  const schema = type === undefined ? undefined : catalogue().get(type)?.schema;
  const known = schema && fieldsOf(schema, schema).find((one) => one.name === first);
  return known ? (text(known.schema, "title") || first) + below : field === "name" ? t("builder.inspector.name") : field.replace(/^config\./, "");
}

function title(node: NodeSummary): string {
  return node.name ?? node.id;
}

function way(key: string, edge: FlowEdge, found: Difference): string {
  return t(key, titleIn(found, edge.from), portName(edge.port), titleIn(found, edge.to));
}

/** What people see of a node of either side, or on the canvas. */
export function titleIn(found: Difference | null, id: string): string {
  const here = get().document.nodes.find((node) => node.id === id);
  const there = found && [...found.nodesAdded, ...found.nodesRemoved].find((node) => node.id === id);
  return found?.names[id] ?? (there ? title(there) : here ? titleOf(here) : id);
}

function written(value: Json): string {
  if (value === null || value === undefined) {
    return t("builder.diff.empty");
  }
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
