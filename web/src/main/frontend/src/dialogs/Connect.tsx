import { useState } from "react";
import { join, title } from "../actions";
import { useCatalogue } from "../catalogue";
import { refusal } from "../edit";
import { titleOf } from "../model";
import { Cancel, Modal } from "../Modal";
import { portsOf } from "../ports";
import { reveal } from "../reveal";
import { useDocument } from "../store";
import { portName, summaryOf } from "../summary";
import { closeDialog } from "../ui";
import { t } from "../words";

/** A line without pulling one. */
export function Connect({ from, port }: { from: string; port?: string }) {
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
          <Cancel />
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
