import type { MouseEvent } from "react";
import { align, copyByButton, deleteSelected, duplicateSelected, pickInstead } from "../actions";
import { Icon } from "../icon";
import { useBuilder } from "../store";
import { w } from "./words";

/** What can be done with what is chosen, for hands without a keyboard. */
export function Chosen() {
  const { nodes, edges, notes } = useBuilder((now) => now.selection);
  const count = nodes.length + notes.length;
  if (count === 0) {
    return edges.length > 0 ? (
      <div className="row-actions">
        <Act symbol="trash" label={w("removeLine")} onPress={deleteSelected} />
      </div>
    ) : null;
  }
  return (
    <div className="row-actions chosen-acts">
      {count > 1 && <Act symbol="more" label={w("inColumn")} onPress={() => align("x")} />}
      {count > 1 && <Act symbol="more" label={w("inRow")} onPress={() => align("y")} />}
      {nodes.length === 1 && count === 1 && <Act symbol="refresh" label={w("replace")} onPress={(event) => pickInstead(below(event))} />}
      <Act symbol="plus" label={w("duplicate")} onPress={duplicateSelected} />
      <Act plain symbol="copy" label={w("copy")} onPress={() => void copyByButton()} />
      <Act plain symbol="trash" label={w("delete")} onPress={deleteSelected} />
    </div>
  );
}

/** @param plain what its symbol says already; its words are the tooltip */
function Act({ symbol, label, plain, onPress }: { symbol: string; label: string; plain?: boolean; onPress: (event: MouseEvent) => void }) {
  return (
    <button type="button" className={plain ? "btn btn-s btn-icon" : "btn btn-s"} title={plain ? label : undefined} aria-label={plain ? label : undefined} onClick={onPress}>
      <Icon symbol={symbol} small />
      {!plain && label}
    </button>
  );
}

function below(event: MouseEvent): { x: number; y: number } {
  const { left, bottom } = event.currentTarget.getBoundingClientRect();
  return { x: left, y: bottom };
}
