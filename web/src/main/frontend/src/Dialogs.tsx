import { useMemo, useState } from "react";
import { deleteNodes, join, title } from "./actions";
import { typeName, useCatalogue } from "./catalogue";
import { behind, lostWithout, refusal, takesLastTrigger } from "./edit";
import type { Rest } from "./edit";
import { Icon } from "./icon";
import { titleOf } from "./model";
import type { WorkflowDocument } from "./model";
import { Modal } from "./Modal";
import { portsOf } from "./ports";
import { reveal } from "./reveal";
import type { Target } from "./reveal";
import { useBuilder, useDocument } from "./store";
import { portName, summaryOf } from "./summary";
import { closeDialog, useUi } from "./ui";
import { t } from "./words";

/** The dialogs of the canvas; one at a time. */
export function Dialogs() {
  const dialog = useUi((ui) => ui.dialog);
  switch (dialog.kind) {
    case "keys":
      return <Keys />;
    case "find":
      return <Find />;
    case "notTaken":
      return <NotTaken />;
    case "connect":
      return <Connect from={dialog.from} port={dialog.port} />;
    case "delete":
      return <Delete nodes={dialog.nodes} notes={dialog.notes} />;
    default:
      return null;
  }
}

const GROUPS: Record<string, [string, string][]> = {
  go: [
    ["↑ ↓ ← →", "arrows"],
    ["Tab", "tab"],
    ["F6", "regions"],
    ["Ctrl K", "find"],
    ["Enter", "open"],
    ["F2", "rename"],
    ["/", "search"],
    ["O", "outline"],
  ],
  edit: [
    ["A", "add"],
    ["C", "connect"],
    ["Del", "delete"],
    ["Ctrl D", "duplicate"],
    ["Shift F10", "menu"],
    ["Shift ↑ ↓ ← →", "move"],
    ["N", "note"],
    ["L", "arrange"],
    ["Ctrl Z", "undo"],
    ["Ctrl Y", "redo"],
    ["Ctrl S", "save"],
  ],
  choose: [
    ["Space", "toggle"],
    ["Ctrl A", "all"],
    ["Ctrl C · X · V", "copy"],
    ["Esc", "none"],
  ],
  view: [
    ["F · 1", "fit"],
    ["+ −", "zoom"],
    ["0", "full"],
    ["T", "test"],
    ["V", "validate"],
    ["?", "keys"],
  ],
};

function Keys() {
  return (
    <Modal
      wide
      title={t("builder.keys")}
      foot={
        <button type="button" className="btn btn-primary" data-first onClick={closeDialog}>
          {t("builder.close")}
        </button>
      }
    >
      <div className="key-sheet">
        {Object.entries(GROUPS).map(([group, keys]) => (
          <section key={group}>
            <h3>{t(`builder.keys.${group}`)}</h3>
            <dl>
              {keys.map(([key, name]) => (
                <div key={name}>
                  <dt>
                    <kbd>{key}</kbd>
                  </dt>
                  <dd>{t(`builder.key.${name}`)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}

function NotTaken() {
  return (
    <Modal
      title={t("builder.take")}
      foot={
        <button type="button" className="btn btn-primary" data-first onClick={closeDialog}>
          {t("builder.close")}
        </button>
      }
    >
      <p className="notice notice-bad" role="alert">
        <Icon symbol="alert" />
        {t("builder.said.notTaken")}
      </p>
    </Modal>
  );
}

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

function Find() {
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

function Connect({ from, port }: { from: string; port?: string }) {
  const document_ = useDocument();
  const types = useCatalogue();
  const node = document_.nodes.find((one) => one.id === from);
  const ports = node ? portsOf(node, types) : [];
  const free = ports.find((one) => !document_.edges.some((edge) => edge.from === from && edge.port === one));
  const [by, setBy] = useState(port ?? free ?? ports[0] ?? "");
  const targets = document_.nodes.filter((one) => refusal(document_, from, by, one.id) === null);
  const [to, setTo] = useState("");
  const target = targets.some((one) => one.id === to) ? to : (targets[0]?.id ?? "");
  const taken = document_.edges.find((edge) => edge.from === from && edge.port === by && !edge.when);
  if (!node) {
    return null;
  }
  return (
    <Modal
      title={t("builder.connect", titleOf(node))}
      foot={
        <>
          <button type="button" className="btn" onClick={closeDialog}>
            {t("builder.cancel")}
          </button>
          <button
            type="submit"
            form="connect-form"
            className="btn btn-primary"
            disabled={target === ""}
            title={target === "" ? t("builder.connect.nothing") : undefined}
          >
            {t("builder.connect.do")}
          </button>
        </>
      }
    >
      {ports.length === 0 ? (
        <p>{t("builder.connect.end")}</p>
      ) : (
        <form
          id="connect-form"
          className="stack-s"
          onSubmit={(event) => {
            event.preventDefault();
            if (join(from, by, target)) {
              closeDialog();
              requestAnimationFrame(() => reveal({ node: from }));
            }
          }}
        >
          {ports.length > 1 && (
            <div className="field">
              <label htmlFor="connect-port">{t("builder.connect.port")}</label>
              <select id="connect-port" className="input" value={by} onChange={(event) => setBy(event.target.value)}>
                {ports.map((one) => (
                  <option key={one} value={one}>
                    {portName(one)}
                  </option>
                ))}
              </select>
            </div>
          )}
          <div className="field">
            <label htmlFor="connect-to">{t("builder.connect.to")}</label>
            <select id="connect-to" data-first className="input" value={target} onChange={(event) => setTo(event.target.value)}>
              {targets.map((one) => (
                <option key={one.id} value={one.id}>
                  {titleOf(one)} · {summaryOf(one)}
                </option>
              ))}
            </select>
          </div>
          {taken && <p className="quiet small">{t("builder.connect.instead", title(taken.to))}</p>}
        </form>
      )}
    </Modal>
  );
}

function Delete({ nodes, notes }: { nodes: string[]; notes: string[] }) {
  const document_ = useBuilder((now) => now.document);
  const lost = lostWithout(document_, nodes);
  const gone = new Set(nodes);
  const led = document_.edges.find((edge) => gone.has(edge.to) && !gone.has(edge.from));
  const next = led ? behind(document_, led.to, gone) : undefined;
  const [rest, setRest] = useState<Rest>(next === undefined ? "leave" : "reconnect");
  if (takesLastTrigger(document_, nodes)) {
    return (
      <Modal
        title={t("builder.delete.cannot")}
        foot={
          <button type="button" className="btn btn-primary" data-first onClick={closeDialog}>
            {t("builder.close")}
          </button>
        }
      >
        <p>{t("builder.delete.lastTrigger")}</p>
      </Modal>
    );
  }
  const choices: [Rest, string, boolean][] = [
    ["reconnect", led && next !== undefined ? t("builder.delete.reconnect", title(led.from), title(next)) : "", next !== undefined],
    ["remove", t("builder.delete.remove", lost.length), true],
    ["leave", t("builder.delete.leave", lost.length), true],
  ];
  return (
    <Modal
      title={nodes.length === 1 ? t("builder.delete.one", title(nodes[0] ?? "")) : t("builder.delete.many", nodes.length)}
      foot={
        <>
          <button type="button" className="btn" onClick={closeDialog}>
            {t("builder.cancel")}
          </button>
          <button
            type="button"
            className="btn btn-danger"
            data-first
            onClick={() => {
              closeDialog();
              deleteNodes(nodes, notes, rest);
            }}
          >
            {t("builder.delete.do")}
          </button>
        </>
      }
    >
      <fieldset className="choices">
        <legend>{t("builder.delete.rest", lost.length)}</legend>
        {choices
          .filter(([, , possible]) => possible)
          .map(([value, label]) => (
            <label key={value} className="row">
              <input type="radio" name="rest" checked={rest === value} onChange={() => setRest(value)} />
              <span>{label}</span>
            </label>
          ))}
      </fieldset>
      <p className="quiet small">{lost.slice(0, 8).map(title).join(", ") + (lost.length > 8 ? " …" : "")}</p>
    </Modal>
  );
}

