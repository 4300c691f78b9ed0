import { useEffect, useState } from "react";
import { boot, home } from "../boot";
import { Icon } from "../icon";
import { togglePanel, usePanels } from "../slots";
import { t } from "../words";
import { Differences } from "./Differences";
import { lives, publishedNo, refresh } from "./figures";
import { openPublish } from "./publishing";
import { difference } from "./rest";
import type { Difference, Version } from "./rest";
import { moment } from "./time";

export const VERSIONS = { id: "versions", side: "right" as const, title: () => t("builder.versions.title"), Content: VersionList };

/** "Draft of v3 · 1,204 people on v2". */
export function VersionBadge() {
  const state = lives.use();
  const open = usePanels().right === VERSIONS.id;
  const published = publishedNo(state);
  const shown = boot.version === undefined ? t("builder.versions.draft", (published ?? 0) + 1) : t("builder.versions.shown", boot.version);
  const inside = (state.figures?.versions ?? []).filter((one) => one.people > 0);
  const people =
    published === null
      ? t("builder.versions.never")
      : inside.length === 0
        ? t("builder.versions.nobody", published)
        : inside.map((one) => t("builder.versions.people", one.people, one.no)).join(", ");
  return (
    <button type="button" className="btn btn-quiet btn-s version-badge" aria-expanded={open} data-opens={VERSIONS.id} onClick={() => togglePanel(VERSIONS)}>
      <Icon symbol="flag" small />
      <span>
        {shown} · {people}
      </span>
    </button>
  );
}

function VersionList() {
  const { versions, figures, failed } = lives.use();
  useEffect(() => void refresh(), []);
  if (versions === null) {
    return failed ? <p className="error">{t("builder.live.failed")}</p> : <p className="quiet">{t("builder.versions.loading")}</p>;
  }
  if (versions.length === 0) {
    return (
      <div className="stack-s">
        <p className="quiet">{t("builder.versions.none")}</p>
        {boot.edits && (
          <button type="button" className="btn" onClick={() => openPublish("draft")}>
            {t("builder.publish")}
          </button>
        )}
      </div>
    );
  }
  return (
    <ol className="versions">
      {versions.map((version, index) => (
        <One key={version.no} version={version} latest={index === 0} people={figures?.versions.find((one) => one.no === version.no)?.people ?? 0} />
      ))}
    </ol>
  );
}

function One({ version, latest, people }: { version: Version; latest: boolean; people: number }) {
  const [found, setFound] = useState<Difference | null>(null);
  const [failed, setFailed] = useState("");
  const shown = boot.version === version.no;
  const compare = () => {
    if (found) {
      setFound(null);
      return;
    }
    difference(String(version.no), "draft").then(setFound, (error: unknown) => setFailed(String(error)));
  };
  return (
    <li className="version" data-version={version.no}>
      <p className="row">
        <strong>{t("builder.versions.no", version.no)}</strong>
        {latest && <span className="chip chip-good">{t("builder.versions.current")}</span>}
        {shown && <span className="chip chip-cold">{t("builder.versions.seen")}</span>}
      </p>
      <p className="quiet">{t("builder.versions.by", moment(version.publishedAt), version.publishedBy)}</p>
      <p>{t("builder.versions.inside", people)}</p>
      <div className="row">
        {shown ? (
          <a className="btn btn-s" href={address(null)}>
            {t("builder.versions.toDraft")}
          </a>
        ) : (
          <a className="btn btn-s" href={address(version.no)} aria-label={t("builder.versions.view.of", version.no)}>
            {t("builder.versions.view")}
          </a>
        )}
        <button type="button" className="btn btn-s" aria-expanded={found !== null} aria-label={t("builder.versions.compare.of", version.no)} onClick={compare}>
          {t("builder.versions.compare")}
        </button>
        {!latest && boot.edits && (
          <button type="button" className="btn btn-s" aria-label={t("builder.versions.rollback.of", version.no)} onClick={() => openPublish(version.no)}>
            {t("builder.versions.rollback")}
          </button>
        )}
      </div>
      {failed && <p className="error">{failed}</p>}
      {found && <Differences found={found} />}
    </li>
  );
}

/** This page with that version; null = the draft. */
function address(no: number | null): string {
  const asked = new URLSearchParams(location.search);
  asked.delete("version");
  if (no !== null) {
    asked.set("version", String(no));
  }
  return asked.size > 0 ? `${location.pathname}?${asked}` : no === null ? location.pathname : home();
}
