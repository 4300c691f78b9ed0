import { align, copyByButton, deleteSelected, duplicateSelected } from "../actions";
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
    <div className="row-actions">
      {count > 1 && <Act symbol="more" label={w("inColumn")} onPress={() => align("x")} />}
      {count > 1 && <Act symbol="more" label={w("inRow")} onPress={() => align("y")} />}
      <Act symbol="copy" label={w("copy")} onPress={() => void copyByButton()} />
      <Act symbol="plus" label={w("duplicate")} onPress={duplicateSelected} />
      <Act symbol="trash" label={w("delete")} onPress={deleteSelected} />
    </div>
  );
}

function Act({ symbol, label, onPress }: { symbol: string; label: string; onPress: () => void }) {
  return (
    <button type="button" className="btn btn-s" onClick={onPress}>
      <Icon symbol={symbol} small />
      {label}
    </button>
  );
}
