import { typeName } from "../catalogue";
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
                {t("builder.diff.field", field.field.replace(/^config\./, ""), written(field.before), written(field.after))}
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
}

export function linesOf(found: Difference): Line[] {
  const line = (kind: Line["kind"], text: string, fields: FieldChange[] = []): Line => ({ kind, text, fields });
  return [
    ...found.document.map((field) => line("changed", t("builder.diff.workflow"), [field])),
    ...found.nodesAdded.map((node) => line("added", t("builder.diff.added", title(node), typeName(node.type)))),
    ...found.nodesRemoved.map((node) => line("removed", t("builder.diff.removed", title(node), typeName(node.type)))),
    ...found.nodesChanged.map((change) => line("changed", t("builder.diff.changed", title(change.node), typeName(change.node.type)), change.fields)),
    ...found.edgesAdded.map((edge) => line("added", way("builder.diff.edgeAdded", edge, found))),
    ...found.edgesRemoved.map((edge) => line("removed", way("builder.diff.edgeRemoved", edge, found))),
    ...found.interruptsAdded.map((one) => line("added", t("builder.diff.interruptAdded", one.name))),
    ...found.interruptsRemoved.map((one) => line("removed", t("builder.diff.interruptRemoved", one.name))),
  ];
}

function title(node: NodeSummary): string {
  return node.name ?? node.id;
}

function way(key: string, edge: FlowEdge, found: Difference): string {
  return t(key, titleIn(found, edge.from), portName(edge.port), titleIn(found, edge.to));
}

/** What people see of a node that is on the canvas, or was taken from it. */
export function titleIn(found: Difference | null, id: string): string {
  const here = get().document.nodes.find((node) => node.id === id);
  const gone = found?.nodesRemoved.find((node) => node.id === id);
  return here ? titleOf(here) : gone ? title(gone) : id;
}

function written(value: Json): string {
  if (value === null || value === undefined) {
    return t("builder.diff.empty");
  }
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
