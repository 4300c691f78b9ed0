import { NodeResizer } from "@xyflow/react";
import type { Node, NodeProps } from "@xyflow/react";
import { memo } from "react";
import type { Note } from "../model";
import { change, useBuilder } from "../store";
import { t } from "../words";

export type NoteNodeType = Node<{ note: Note }, "note">;

function edit(id: string, recipe: (note: Note) => void, merge?: string): void {
  change(
    t("builder.did.note"),
    (draft) => {
      const own = (draft.notes ?? []).find((note) => note.id === id);
      if (own) {
        recipe(own);
      }
    },
    merge,
  );
}

export const NoteNode = memo(function NoteNode({ data, selected }: NodeProps<NoteNodeType>) {
  const { note } = data;
  const readOnly = useBuilder((now) => now.readOnly);
  return (
    <div className={selected ? "sticky is-selected" : "sticky"}>
      {!readOnly && (
        <NodeResizer
          isVisible={selected}
          minWidth={120}
          minHeight={72}
          onResizeEnd={(_, size) =>
            edit(note.id, (own) => {
              own.x = Math.round(size.x);
              own.y = Math.round(size.y);
              own.width = Math.round(size.width);
              own.height = Math.round(size.height);
            })
          }
        />
      )}
      <textarea
        className="nodrag nowheel"
        data-note={note.id}
        aria-label={t("builder.note")}
        placeholder={t("builder.note.hint")}
        value={note.text}
        maxLength={4000}
        readOnly={readOnly}
        onChange={(event) => edit(note.id, (own) => void (own.text = event.target.value), `note:${note.id}`)}
      />
    </div>
  );
});
