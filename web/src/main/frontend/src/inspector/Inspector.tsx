import { useEffect, useState } from "react";
import { typeName } from "../catalogue";
import type { JsonObject } from "../model";
import { change, useBuilder } from "../store";
import { t } from "../words";

/** The form of what is chosen; it reads the selection itself. */
export function Inspector() {
  const node = useBuilder((now) =>
    now.selection.nodes.length === 1 ? now.document.nodes.find((one) => one.id === now.selection.nodes[0]) : undefined,
  );
  const readOnly = useBuilder((now) => now.readOnly);
  const written = node ? JSON.stringify(node.config, null, 2) : "";
  const [text, setText] = useState(written);
  const [wrong, setWrong] = useState(false);
  useEffect(() => {
    setText(written);
    setWrong(false);
  }, [written, node?.id]);
  if (!node) {
    return <p className="quiet">{t("builder.inspector.none")}</p>;
  }
  const apply = () => {
    try {
      const config = JSON.parse(text) as JsonObject;
      setWrong(false);
      change(t("builder.did.configure", node.name ?? node.id), (draft) => {
        const own = draft.nodes.find((one) => one.id === node.id);
        if (own) {
          own.config = config;
        }
      });
    } catch {
      setWrong(true);
    }
  };
  return (
    <div className="stack-s">
      <p className="quiet">{typeName(node.type)}</p>
      <div className="field">
        <label htmlFor="inspector-name">{t("builder.inspector.name")}</label>
        <input
          id="inspector-name"
          className="input"
          value={node.name ?? ""}
          placeholder={node.id}
          maxLength={200}
          readOnly={readOnly}
          onChange={(event) => {
            const name = event.target.value;
            change(
              t("builder.did.rename"),
              (draft) => {
                const own = draft.nodes.find((one) => one.id === node.id);
                if (own) {
                  own.name = name === "" ? undefined : name;
                }
              },
              `name:${node.id}`,
            );
          }}
        />
      </div>
      <div className="field">
        <label htmlFor="inspector-config">{t("builder.inspector.config")}</label>
        <textarea
          id="inspector-config"
          className="input mono"
          rows={12}
          value={text}
          readOnly={readOnly}
          aria-invalid={wrong}
          onChange={(event) => setText(event.target.value)}
          onBlur={apply}
        />
        {wrong && <p className="error">{t("builder.inspector.notJson")}</p>}
      </div>
    </div>
  );
}
