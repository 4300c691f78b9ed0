import { edgeKeys, titleOf } from "../model";
import type { FlowEdge, JsonObject, WorkflowDocument } from "../model";
import { Check } from "../predicate/choosing";
import { Wrong } from "../predicate/Field";
import { PredicateEditor } from "../predicate/PredicateEditor";
import { change, select, useDocument } from "../store";
import { portName } from "../summary";
import { Chosen } from "./Chosen";
import { told } from "./configure";
import { useProblems } from "./problems";
import { w } from "./words";

/** A line: whom it leads on, and its place among the lines of its port. */
export function EdgeForm({ edge, edgeKey, readOnly }: { edge: FlowEdge; edgeKey: string; readOnly: boolean }) {
  const document = useDocument();
  const problems = useProblems();
  const name = (id: string) => {
    const node = document.nodes.find((one) => one.id === id);
    return node ? titleOf(node) : id;
  };
  const siblings = document.edges.filter((one) => one.from === edge.from && one.port === edge.port);
  const place = siblings.indexOf(edge);
  const wrong = problems.filter((one) => one.edge && one.edge.from === edge.from && one.edge.port === edge.port && one.edge.to === edge.to);
  const put = (when: JsonObject | undefined, merge?: string) =>
    change(
      w("changed", w("edge")),
      (draft) => {
        const own = draft.edges[edgeKeys(draft.edges).indexOf(edgeKey)];
        if (own) {
          own.when = when;
        }
      },
      merge && `edge:${edgeKey}:${merge}`,
    );
  const shift = (by: 1 | -1) => {
    const other = siblings[place + by];
    if (other) {
      change(w("moved"), (draft) => swap(draft, document.edges.indexOf(edge), document.edges.indexOf(other)));
      select({ edges: [edgeKey] });
    }
  };
  return (
    <section className="stack-s" aria-label={w("edge")}>
      <h2>{w("edge")}</h2>
      <p>{w("edgeFrom", name(edge.from), portName(edge.port), name(edge.to))}</p>
      {!readOnly && <Chosen />}
      {wrong
        .filter((one) => !one.field)
        .map((one) => (
          <Wrong told={told(one)} key={one.what} />
        ))}
      <Check label={w("edgeCondition")} hint={edge.when ? undefined : w("edgeAlways")} value={edge.when !== undefined} readOnly={readOnly} onChange={(on) => put(on ? { type: "hasTag", tag: "" } : undefined)} />
      {edge.when && (
        <PredicateEditor
          value={edge.when}
          about="contact"
          counts
          label={w("edgeCondition")}
          error={wrong.filter((one) => one.field === "when").map(told)[0]}
          readOnly={readOnly}
          onChange={put}
        />
      )}
      {siblings.length > 1 && (
        <div className="stack-s">
          <p className="quiet">{w("edgeOrder", siblings.length, place + 1)}</p>
          {!readOnly && (
            <div className="row-actions">
              <button type="button" className="btn btn-s" aria-disabled={place <= 0} onClick={() => shift(-1)}>
                {w("earlier")}
              </button>
              <button type="button" className="btn btn-s" aria-disabled={place >= siblings.length - 1} onClick={() => shift(1)}>
                {w("later")}
              </button>
            </div>
          )}
        </div>
      )}
    </section>
  );
}

function swap(draft: WorkflowDocument, one: number, other: number): void {
  const first = draft.edges[one];
  const second = draft.edges[other];
  if (first && second) {
    draft.edges[one] = second;
    draft.edges[other] = first;
  }
}
