import { edgeOfKey } from "../model";
import "../predicate/predicate.css";
import { useBuilder } from "../store";
import { Chosen } from "./Chosen";
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
  const note = count === 1 && selection.notes.length === 1;
  const key = count === 1 ? selection.edges[0] : undefined;
  const edge = key === undefined ? undefined : edgeOfKey(document, key);
  return (
    <div className="inspector">
      {readOnly && <p className="quiet">{w("readOnly")}</p>}
      {node && <NodeForm key={node.id} node={node} readOnly={readOnly} />}
      {edge && key !== undefined && <EdgeForm key={key} edge={edge} edgeKey={key} readOnly={readOnly} />}
      {(note || count > 1) && (
        <section className="stack-s">
          <h2>{note ? w("note") : w("several", count)}</h2>
          {!readOnly && <Chosen />}
        </section>
      )}
      {!node && !edge && !note && count <= 1 && <Settings document={document} readOnly={readOnly} />}
    </div>
  );
}
