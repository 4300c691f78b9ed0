import { useState } from "react";
import { deleteNodes, title } from "../actions";
import { behind, lostWithout, takesLastTrigger } from "../edit";
import type { Rest } from "../edit";
import { Cancel, Close, Modal } from "../Modal";
import { useDocument } from "../store";
import { closeDialog } from "../ui";
import { t } from "../words";

/** What becomes of the steps behind. */
export function Delete({ nodes, notes }: { nodes: string[]; notes: string[] }) {
  const document_ = useDocument();
  const lost = lostWithout(document_, nodes);
  const gone = new Set(nodes);
  const led = document_.edges.find((edge) => gone.has(edge.to) && !gone.has(edge.from));
  const next = led ? behind(document_, led.to, gone) : undefined;
  const [rest, setRest] = useState<Rest>(next === undefined ? "leave" : "reconnect");
  if (takesLastTrigger(document_, nodes)) {
    return (
      <Modal
        title={t("builder.delete.cannot")}
        foot={<Close />}
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
          <Cancel />
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
