import { useMemo, useState } from "react";
import { typeName } from "../catalogue";
import { titleOf } from "../model";
import type { WorkflowDocument } from "../model";
import { Modal } from "../Modal";
import { reveal } from "../reveal";
import type { Target } from "../reveal";
import { useDocument } from "../store";
import { summaryOf } from "../summary";
import { closeDialog } from "../ui";
import { t } from "../words";

interface Findable {
  id: string;
  /** What is shown, and after that what is only searched. */
  texts: string[];
  target: Target;
}

/** Steps, and the notes of the canvas. */
function findable(document: WorkflowDocument): Findable[] {
  return [
    ...document.nodes.map((node) => ({ id: node.id, texts: [titleOf(node), summaryOf(node), node.id, typeName(node.type)], target: { node: node.id } })),
    ...(document.notes ?? []).map((note) => ({ id: note.id, texts: [note.text.slice(0, 80), t("builder.note"), note.text], target: { note: note.id } })),
  ];
}

export function Find() {
  const document_ = useDocument();
  const [words, setWords] = useState("");
  const [index, setIndex] = useState(0);
  const found = useMemo(() => {
    const wanted = words.trim().toLowerCase();
    return findable(document_).filter((one) => one.texts.some((text) => text.toLowerCase().includes(wanted))).slice(0, 50);
  }, [document_, words]);
  const chosen = found[Math.min(index, found.length - 1)];
  const go = ({ target }: Findable) => {
    closeDialog();
    requestAnimationFrame(() => reveal(target));
  };
  return (
    <Modal title={t("builder.find")}>
      <input
        className="input"
        data-first
        role="combobox"
        aria-expanded="true"
        aria-controls="found"
        aria-activedescendant={chosen ? `found-${chosen.id}` : undefined}
        aria-label={t("builder.find.words")}
        placeholder={t("builder.find.words")}
        value={words}
        onChange={(event) => {
          setWords(event.target.value);
          setIndex(0);
        }}
        onKeyDown={(event) => {
          const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
          if (by !== 0) {
            event.preventDefault();
            setIndex((Math.min(index, found.length - 1) + by + found.length) % Math.max(1, found.length));
          } else if (event.key === "Enter" && chosen) {
            event.preventDefault();
            go(chosen);
          }
        }}
      />
      <ul className="pick-list" id="found" role="listbox" aria-label={t("builder.find")}>
        {found.map((one) => (
          <li key={one.id} id={`found-${one.id}`} role="option" aria-selected={one === chosen} className="pick" onClick={() => go(one)}>
            <strong>{one.texts[0]}</strong>
            <span className="quiet small">{one.texts[1]}</span>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className="quiet">{t("builder.find.none")}</p>}
    </Modal>
  );
}
