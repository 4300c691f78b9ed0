import { useEffect, useMemo, useState } from "react";
import { deleteSelected, join, say, title } from "../actions";
import { typeSymbol, typeTone, useCatalogue } from "../catalogue";
import { useNodeDecoration } from "../decorations";
import { disconnect, moveAfter, refusal } from "../edit";
import { focusInspector } from "../focus";
import { rearrange } from "../layout";
import { Icon } from "../icon";
import { edgeKeys, titleOf } from "../model";
import { Cancel, Modal } from "../Modal";
import { onReveal } from "../reveal";
import { Badges } from "../canvas/StepNode";
import { change, select, selectNode, useBuilder, useDocument } from "../store";
import { portName, useSummary } from "../summary";
import { setUi } from "../ui";
import { t } from "../words";
import { linesOf } from "./order";
import type { Line } from "./order";

/** The same workflow as a list, for screen readers, for keys, and for small screens. */
export function Outline() {
  const document_ = useDocument();
  const types = useCatalogue();
  const lines = useMemo(() => linesOf(document_, types), [document_, types]);
  const readOnly = useBuilder((now) => now.readOnly);
  const [moving, setMoving] = useState<string | null>(null);
  useEffect(
    () =>
      onReveal(({ node, edge }) => {
        const id = node ?? edge?.split("|")[0];
        if (id !== undefined) {
          select(node !== undefined ? { nodes: [node] } : { edges: [edge ?? ""] });
          window.document.querySelector<HTMLElement>(`[data-line="${CSS.escape(id)}"]`)?.focus();
        }
      }),
    [],
  );
  return (
    <section className="outline" tabIndex={-1} aria-label={t("builder.view.outline")}>
      {lines.length === 0 && <p className="quiet">{t("builder.outline.empty")}</p>}
      <ol>
        {lines.map((line) => (
          <Row key={line.node.id} line={line} readOnly={readOnly} onMove={() => setMoving(line.node.id)} />
        ))}
      </ol>
      {!readOnly && (
        <button
          type="button"
          className="btn"
          onClick={(event) => {
            const { left, top } = event.currentTarget.getBoundingClientRect();
            const lowest = Math.max(0, ...Object.values(document_.layout).map((place) => place.y));
            setUi({ picker: { place: { kind: "free", at: { x: 0, y: lines.length === 0 ? 0 : lowest + 152 } }, screen: { x: left, y: top } } });
          }}
        >
          <Icon symbol="plus" />
          {t("builder.outline.add")}
        </button>
      )}
      {moving !== null && <Move id={moving} onClose={() => setMoving(null)} />}
    </section>
  );
}

function Row({ line, readOnly, onMove }: { line: Line; readOnly: boolean; onMove: () => void }) {
  const { node, ports, depth, loose } = line;
  const selected = useBuilder((now) => now.selection.nodes.includes(node.id));
  const sign = useNodeDecoration(node.id);
  const summary = useSummary(node);
  const trigger = node.type.endsWith("-trigger");
  const classes = ["outline-step", `tone-${typeTone(node.type)}`, selected ? "is-selected" : "", sign.dimmed ? "is-dimmed" : ""];
  return (
    <li className={classes.join(" ")} data-depth={Math.min(depth, 5)}>
      <div className="outline-head">
        <span className="step-mark">
          <Icon symbol={typeSymbol(node.type)} small />
        </span>
        <button
          type="button"
          className="outline-title"
          data-line={node.id}
          aria-pressed={selected}
          onClick={() => {
            selectNode(node.id);
            focusInspector();
          }}
        >
          <strong>{titleOf(node)}</strong>
          {summary !== titleOf(node) && <span className="quiet small">{summary}</span>}
        </button>
        {loose && !trigger && <span className="badge badge-warn">{t("builder.outline.loose")}</span>}
        {sign.badges && <Badges badges={sign.badges} />}
        {!readOnly && (
          <span className="row outline-acts">
            {!trigger && (
              <button type="button" className="btn btn-s btn-quiet" aria-label={t("builder.outline.moveOf", titleOf(node))} onClick={onMove}>
                {t("builder.outline.move")}
              </button>
            )}
            <button
              type="button"
              className="btn btn-s btn-quiet btn-icon"
              aria-label={t("builder.outline.delete", titleOf(node))}
              onClick={() => {
                selectNode(node.id);
                deleteSelected();
              }}
            >
              <Icon symbol="trash" small />
            </button>
          </span>
        )}
      </div>
      {ports.map((port) => (
        <Way key={port} from={node.id} port={port} alone={ports.length === 1} readOnly={readOnly} />
      ))}
    </li>
  );
}

function Way({ from, port, alone, readOnly }: { from: string; port: string; alone: boolean; readOnly: boolean }) {
  const document_ = useDocument();
  const keys = edgeKeys(document_.edges);
  const ways = document_.edges.map((edge, index) => ({ edge, key: keys[index] ?? "" })).filter(({ edge }) => edge.from === from && edge.port === port);
  const first = ways.find(({ edge }) => !edge.when);
  const label = alone ? t("builder.outline.then", title(from)) : t("builder.outline.by", title(from), portName(port));
  const targets = document_.nodes.filter((node) => node.id === first?.edge.to || refusal(document_, from, port, node.id) === null);
  return (
    <div className="outline-way">
      <span className="port-tag" aria-hidden="true">
        {alone ? "→" : `${portName(port)} →`}
      </span>
      {ways
        .filter(({ edge }) => edge.when)
        .map(({ edge, key }) => (
          <button key={key} type="button" className="btn btn-s" onClick={() => (select({ edges: [key] }), focusInspector())}>
            <Icon symbol="condition" small />
            {t("builder.outline.if", title(edge.to))}
          </button>
        ))}
      <select
        className="input"
        aria-label={label}
        disabled={readOnly}
        value={first?.edge.to ?? ""}
        onChange={(event) => {
          if (event.target.value !== "") {
            join(from, port, event.target.value);
          } else if (first) {
            change(t("builder.did.disconnect"), (draft) => disconnect(draft, [first.key]));
            say("builder.said.disconnected", 1);
          }
        }}
      >
        <option value="">{t("builder.outline.ends")}</option>
        {targets.map((node) => (
          <option key={node.id} value={node.id}>
            {titleOf(node)}
          </option>
        ))}
      </select>
      {!readOnly && (
        <button
          type="button"
          className="btn btn-s btn-icon"
          aria-label={t("builder.outline.addAfter", title(from), portName(port))}
          onClick={(event) => {
            const { left, bottom } = event.currentTarget.getBoundingClientRect();
            setUi({ picker: { place: { kind: "port", from, port }, screen: { x: left, y: bottom } } });
          }}
        >
          <Icon symbol="plus" small />
        </button>
      )}
    </div>
  );
}

/** Behind which step, and by which of its ports. */
function Move({ id, onClose }: { id: string; onClose: () => void }) {
  const document_ = useDocument();
  const types = useCatalogue();
  const places = linesOf(document_, types)
    .filter(({ node }) => node.id !== id)
    .flatMap(({ node, ports }) => ports.map((port) => ({ from: node.id, port, alone: ports.length === 1 })));
  const [index, setIndex] = useState(0);
  const place = places[index];
  return (
    <Modal
      title={t("builder.outline.moveOf", title(id))}
      onClose={onClose}
      foot={
        <>
          <Cancel onPress={onClose} />
          <button
            type="button"
            className="btn btn-primary"
            disabled={!place}
            onClick={() => {
              if (place) {
                change(t("builder.did.move"), (draft) => {
                  moveAfter(draft, id, place.from, place.port);
                  rearrange(draft, types);
                });
                say("builder.said.moved", title(id), title(place.from));
              }
              onClose();
            }}
          >
            {t("builder.outline.move")}
          </button>
        </>
      }
    >
      <div className="field">
        <label htmlFor="move-after">{t("builder.outline.after")}</label>
        <select id="move-after" className="input" data-first value={index} onChange={(event) => setIndex(Number(event.target.value))}>
          {places.map(({ from, port, alone }, at) => (
            <option key={`${from}|${port}`} value={at}>
              {title(from)}
              {alone ? "" : ` · ${portName(port)}`}
            </option>
          ))}
        </select>
      </div>
    </Modal>
  );
}
