import { useState } from "react";
import { boot } from "./boot";
import { since } from "./differences";
import type { Side } from "./differences";
import { keepFile } from "./files";
import { Icon } from "./icon";
import { Modal } from "./Modal";
import { resolve, signedInAgain, useSaving } from "./saving";
import { t } from "./words";

/** What keeps the draft from being saved, with the way out: somebody else's change, or the end of the session. */
export function Trouble() {
  const state = useSaving((now) => now.state);
  return state === "conflict" ? <Conflict /> : state === "expired" ? <Expired /> : null;
}

function Conflict() {
  const conflict = useSaving((now) => now.conflict);
  if (!conflict) {
    return null;
  }
  return (
    <Modal
      wide
      title={t("builder.conflict")}
      onClose={() => undefined}
      foot={
        <>
          <button type="button" className="btn btn-quiet" onClick={() => keepFile(conflict.mine)}>
            <Icon symbol="download" />
            {t("builder.conflict.file")}
          </button>
          <button type="button" className="btn" onClick={() => void resolve("theirs")}>
            {t("builder.conflict.theirs")}
          </button>
          <button type="button" className="btn btn-primary" data-first onClick={() => void resolve("mine")}>
            {t("builder.conflict.mine")}
          </button>
        </>
      }
    >
      <p>{t("builder.conflict.text")}</p>
      <div className="sides">
        <SideOf title={t("builder.conflict.mineTitle")} side={since(conflict.base, conflict.mine)} />
        <SideOf title={t("builder.conflict.theirsTitle")} side={since(conflict.base, conflict.theirs)} />
      </div>
      <p className="quiet small">{t("builder.conflict.undo")}</p>
    </Modal>
  );
}

function SideOf({ title, side }: { title: string; side: Side }) {
  const lines = [
    ["builder.conflict.added", side.added],
    ["builder.conflict.removed", side.removed],
    ["builder.conflict.changed", side.changed],
  ] as const;
  return (
    <section className="side-of">
      <h3>{title}</h3>
      <ul>
        {lines
          .filter(([, names]) => names.length > 0)
          .map(([key, names]) => (
            <li key={key}>
              {t(key, names.length)} <span className="quiet">{names.slice(0, 6).join(", ") + (names.length > 6 ? " …" : "")}</span>
            </li>
          ))}
        {side.edges > 0 && <li>{t("builder.conflict.edges", side.edges)}</li>}
        {side.named && <li>{t("builder.conflict.named")}</li>}
        {side.interrupts && <li>{t("builder.conflict.interrupts")}</li>}
        {side.onlyLayout && <li className="quiet">{t("builder.conflict.layout")}</li>}
      </ul>
    </section>
  );
}

function Expired() {
  const [still, setStill] = useState(false);
  return (
    <div className="expired notice notice-warn" role="alert">
      <Icon symbol="key" />
      <p>
        {t("builder.expired")} {still && <strong>{t("builder.expired.still")}</strong>}
      </p>
      <a className="btn btn-primary" href={`${boot.base}/login`} target="_blank" rel="noopener">
        {t("builder.expired.signIn")}
      </a>
      <button type="button" className="btn" onClick={() => void signedInAgain().then((done) => setStill(!done))}>
        {t("builder.expired.goOn")}
      </button>
    </div>
  );
}
