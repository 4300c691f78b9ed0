import { useEffect, useMemo, useRef, useState } from "react";
import { add } from "./actions";
import { typeName, typeSymbol, typeTone, useCatalogue } from "./catalogue";
import { Icon } from "./icon";
import { titleOf } from "./model";
import type { StepType } from "./model";
import { portsOf } from "./ports";
import { get, useDocument } from "./store";
import { canReplace } from "./swap";
import { portName } from "./summary";
import { setUi, useUi } from "./ui";
import type { Place, Ui } from "./ui";
import { t } from "./words";

/** What is needed most comes first. */
const OFTEN = ["manual-trigger", "schedule-trigger", "event-trigger", "webhook-trigger", "send", "wait", "condition", "split", "branch", "exit"];

function often(type: StepType): number {
  const place = OFTEN.indexOf(type.name);
  return place < 0 ? OFTEN.length : place;
}

/** The types that fit the words, best first. */
export function matching(types: Iterable<StepType>, words: string): StepType[] {
  const wanted = words.trim().toLowerCase();
  const rank = (type: StepType) => {
    const name = typeName(type.name).toLowerCase();
    return name.startsWith(wanted) || type.name.startsWith(wanted) ? 0 : name.includes(wanted) ? 1 : type.summary.toLowerCase().includes(wanted) ? 2 : 3;
  };
  return [...types]
    .map((type) => ({ type, rank: rank(type) }))
    .filter((one) => one.rank < 3)
    .sort((one, other) => one.rank - other.rank || often(one.type) - often(other.type))
    .map((one) => one.type);
}

export function Picker() {
  const picker = useUi((ui) => ui.picker);
  return picker ? <Open key={JSON.stringify(picker.place)} picker={picker} /> : null;
}

function Open({ picker }: { picker: NonNullable<Ui["picker"]> }) {
  const types = useCatalogue();
  const [words, setWords] = useState("");
  const [index, setIndex] = useState(0);
  const [place, setPlace] = useState(picker.place);
  const before = useRef(document.activeElement as HTMLElement | null);
  const { nodes } = useDocument();
  const first = nodes.length === 0 && words === "";
  const instead = place.kind === "instead" ? nodes.find((node) => node.id === place.node) : undefined;
  const list = useMemo(
    () => {
      const found = matching(types.values(), words);
      if (instead) {
        return found.filter((type) => canReplace(instead, type));
      }
      const starts = place.kind === "free" ? found.filter((type) => type.kind === "TRIGGER") : [];
      return first ? starts : [...found.filter((type) => type.kind !== "TRIGGER"), ...starts];
    },
    [types, words, place, first, instead],
  );
  const chosen = list[Math.min(index, list.length - 1)];
  useEffect(() => {
    document.getElementById(`pick-${chosen?.name}`)?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  const close = () => {
    setUi({ picker: null });
    before.current?.focus();
  };
  const left = Math.max(8, Math.min(picker.screen.x, innerWidth - 316));
  const top = Math.max(8, Math.min(picker.screen.y + 4, innerHeight - 440));
  return (
    <>
      <div className="picker-veil" onPointerDown={close} />
      <div
        className="picker"
        style={{ left, top }}
        role="dialog"
        aria-label={instead ? t("builder.picker.instead", titleOf(instead)) : t("builder.picker")}
        onKeyDown={(event) => {
          const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
          if (event.key === "Escape") {
            event.stopPropagation();
            close();
          } else if (event.key === "Tab" && place.kind !== "port") {
            event.preventDefault();
          } else if (by !== 0 && event.target instanceof HTMLInputElement) {
            event.preventDefault();
            setIndex((list.indexOf(chosen as StepType) + by + list.length) % Math.max(1, list.length));
          } else if (event.key === "Enter" && chosen && event.target instanceof HTMLInputElement) {
            event.preventDefault();
            add(chosen, place);
          }
        }}
      >
        {instead && <p className="picker-title">{t("builder.picker.instead", titleOf(instead))}</p>}
        <Ports place={place} onPlace={setPlace} />
        <input
          className="input"
          autoFocus
          role="combobox"
          aria-expanded="true"
          aria-controls="pick-list"
          aria-activedescendant={chosen ? `pick-${chosen.name}` : undefined}
          aria-label={t("builder.palette.search")}
          placeholder={t("builder.palette.search")}
          value={words}
          onChange={(event) => {
            setWords(event.target.value);
            setIndex(0);
          }}
        />
        <ul className="pick-list" id="pick-list" role="listbox" aria-label={t("builder.palette")}>
          {list.map((type) => (
            <li
              key={type.name}
              id={`pick-${type.name}`}
              role="option"
              aria-selected={type === chosen}
              className={`pick tone-${typeTone(type.name)}`}
              onPointerMove={() => setIndex(list.indexOf(type))}
              onClick={() => add(type, place)}
            >
              <span className="step-mark">
                <Icon symbol={typeSymbol(type.name)} small />
              </span>
              <span>{typeName(type.name)}</span>
            </li>
          ))}
        </ul>
        {chosen ? <p className="quiet small pick-about">{chosen.summary}</p> : <p className="quiet small">{t("builder.palette.none")}</p>}
      </div>
    </>
  );
}

/** By which port the step is added, where there are several. */
function Ports({ place, onPlace }: { place: Place; onPlace: (place: Place) => void }) {
  const types = useCatalogue();
  const document = useDocument();
  if (place.kind !== "port") {
    return null;
  }
  const node = document.nodes.find((one) => one.id === place.from);
  const ports = node ? portsOf(node, types) : [];
  if (ports.length < 2) {
    return null;
  }
  return (
    <label className="row small">
      <span>{t("builder.picker.port")}</span>
      <select className="input grow" value={place.port} onChange={(event) => onPlace({ ...place, port: event.target.value })}>
        {ports.map((port) => (
          <option key={port} value={port}>
            {portName(port)}
            {get().document.edges.some((edge) => edge.from === place.from && edge.port === port) ? "" : ` · ${t("builder.picker.open")}`}
          </option>
        ))}
      </select>
    </label>
  );
}
