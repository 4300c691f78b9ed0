import { useMemo, useState } from "react";
import { add, placeFor } from "./actions";
import { STEP_DRAG } from "./canvas/Canvas";
import { typeName, typeSymbol, typeTone, useCatalogue } from "./catalogue";
import { focusWork } from "./focus";
import { Icon } from "./icon";
import type { StepKind, StepType } from "./model";
import { matching } from "./Picker";
import { setUi } from "./ui";
import { t } from "./words";

const GROUPS: { key: string; kinds: StepKind[] }[] = [
  { key: "builder.palette.triggers", kinds: ["TRIGGER"] },
  { key: "builder.palette.sends", kinds: ["SEND"] },
  { key: "builder.palette.steps", kinds: ["STEP", "WAIT"] },
  { key: "builder.palette.ends", kinds: ["EXIT"] },
];

/** The catalogue of steps: dragged onto the canvas, or pressed. */
export function Palette() {
  const types = useCatalogue();
  const [words, setWords] = useState("");
  const found = useMemo(() => matching(types.values(), words), [types, words]);
  return (
    <aside className="palette" data-region="palette" aria-label={t("builder.palette")}>
      <div className="panel-head">
        <h2>{t("builder.palette")}</h2>
        <button type="button" className="btn btn-quiet btn-icon btn-s" aria-label={t("builder.palette.close")} onClick={close}>
          <Icon symbol="close" />
        </button>
      </div>
      <input
        id="palette-search"
        className="input"
        type="search"
        value={words}
        aria-label={t("builder.palette.search")}
        placeholder={t("builder.palette.search")}
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={(event) => {
          const first = found[0];
          if (event.key === "Enter" && first) {
            add(first, placeFor(first));
          }
        }}
      />
      <div className="palette-list">
        {GROUPS.map(({ key, kinds }) => {
          const group = found.filter((type) => kinds.includes(type.kind));
          return group.length === 0 ? null : (
            <section key={key} aria-label={t(key)}>
              <h3>{t(key)}</h3>
              <ul>
                {group.map((type) => (
                  <Item key={type.name} type={type} />
                ))}
              </ul>
            </section>
          );
        })}
        {found.length === 0 && <p className="quiet small">{t("builder.palette.none")}</p>}
      </div>
    </aside>
  );
}

function close(): void {
  setUi({ palette: false });
  focusWork();
}

function Item({ type }: { type: StepType }) {
  return (
    <li>
      <button
        type="button"
        className={`pick tone-${typeTone(type.name)}`}
        draggable
        title={type.summary}
        onDragStart={(event) => {
          event.dataTransfer.setData(STEP_DRAG, type.name);
          event.dataTransfer.effectAllowed = "copy";
        }}
        onClick={() => add(type, placeFor(type))}
      >
        <span className="step-mark">
          <Icon symbol={typeSymbol(type.name)} small />
        </span>
        <span>{typeName(type.name)}</span>
      </button>
    </li>
  );
}
