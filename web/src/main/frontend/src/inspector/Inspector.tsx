import { edgeOfKey } from "../model";
import "../predicate/predicate.css";
import { useBuilder } from "../store";
import { EdgeForm } from "./EdgeForm";
import "./inspector.css";
import { NodeForm } from "./NodeForm";
import { Settings } from "./Settings";
import { w } from "./words";

/** The form of what is chosen: a step, a line, or the workflow itself when nothing is. */
export function Inspector() {
  const selection = useBuilder((now) => now.selection);
  const document = useBuilder((now) => now.document);
  const readOnly = useBuilder((now) => now.readOnly);
  const count = selection.nodes.length + selection.edges.length + selection.notes.length;
  const node = count === 1 ? document.nodes.find((one) => one.id === selection.nodes[0]) : undefined;
  const key = count === 1 ? selection.edges[0] : undefined;
  const edge = key === undefined ? undefined : edgeOfKey(document, key);
  return (
    <div className="inspector">
      {readOnly && <p className="quiet">{w("readOnly")}</p>}
      {node && <NodeForm key={node.id} node={node} readOnly={readOnly} />}
      {edge && key !== undefined && <EdgeForm key={key} edge={edge} edgeKey={key} readOnly={readOnly} />}
      {count > 1 && <p className="quiet">{w("several", count)}</p>}
      {!node && !edge && count <= 1 && <Settings document={document} readOnly={readOnly} />}
    </div>
  );
}
