import { useCallback, useEffect, useState } from "react";
import { loadSummary } from "../api";
import { boot } from "../boot";
import { Icon } from "../icon";
import { titleOf } from "../model";
import { reveal } from "../reveal";
import { useSaving } from "../saving";
import { get } from "../store";
import { togglePanel, usePanels } from "../slots";
import { has, t } from "../words";
import { history, incidents } from "./rest";
import type { Audit } from "./rest";
import { moment } from "./time";
import { gathered, subject } from "./told";
import type { Gathered } from "./told";

/** So many contacts are named. */
const NAMED = 3;

export const LOG = { id: "log", side: "bottom" as const, title: () => t("builder.log.title"), Content: Log };

export function LogButton() {
  const open = usePanels().bottom === LOG.id;
  return (
    <button type="button" className="btn btn-quiet" title={t("builder.log")} aria-expanded={open} data-opens={LOG.id} onClick={() => togglePanel(LOG)}>
      <Icon symbol="clock" />
      <span className="tool-name minor">{t("builder.log")}</span>
    </button>
  );
}

interface Line {
  key: string;
  at: string;
  what: string;
  by: string;
  node?: string;
  bad: boolean;
}

/** Who saved and published what and when, and the incidents that are open. */
function Log() {
  const [lines, setLines] = useState<Line[] | null>(null);
  const [failed, setFailed] = useState("");
  const etag = useSaving((now) => now.etag);
  const load = useCallback(async () => {
    try {
      const workflow = (await loadSummary()).body.id;
      const [own, ofCampaign, open] = await Promise.all([
        history("workflow", workflow),
        boot.campaign ? history("campaign", boot.campaign.id) : Promise.resolve([]),
        boot.campaign ? incidents(boot.campaign.id) : Promise.resolve({ items: [], next: null }),
      ]);
      const all = [...own.map(told), ...ofCampaign.map(told), ...gathered(open.items).map((one) => happened(one, Boolean(open.next)))];
      setLines(all.sort((one, other) => other.at.localeCompare(one.at)).slice(0, 60));
      setFailed("");
    } catch (error) {
      setFailed(error instanceof Error ? error.message : String(error));
    }
  }, []);
  useEffect(() => void load(), [load, etag]);
  if (failed) {
    return (
      <p className="error" role="alert">
        {failed}
      </p>
    );
  }
  if (lines === null) {
    return <p className="quiet">{t("builder.log.loading")}</p>;
  }
  return lines.length === 0 ? (
    <p className="quiet">{t("builder.log.none")}</p>
  ) : (
    <ol className="log">
      {lines.map((line) => (
        <li key={line.key} data-log={line.key}>
          <time dateTime={line.at}>{moment(line.at)}</time>
          <span className={line.bad ? "error" : undefined}>
            {line.bad && <Icon symbol="alert" small />}
            {line.what}
          </span>
          <span className="quiet">{line.by}</span>
          {line.node !== undefined && get().document.nodes.some((node) => node.id === line.node) && (
            <button type="button" className="btn btn-s" onClick={() => reveal({ node: line.node })}>
              {t("builder.log.show")}
            </button>
          )}
        </li>
      ))}
    </ol>
  );
}

function told(audit: Audit): Line {
  const key = `builder.log.${audit.action}`;
  return { key: `a${audit.id}`, at: audit.at, what: has(key) ? t(key, subject(audit)) : audit.action, by: audit.actor, bad: false };
}

/** @param further whether there are incidents that were not read */
function happened({ latest: incident, contacts }: Gathered, further: boolean): Line {
  const node = get().document.nodes.find((one) => one.id === incident.node);
  const names = contacts.slice(0, NAMED).join(", ");
  const rest = contacts.length - NAMED;
  return {
    key: `i${incident.id}`,
    at: incident.openedAt,
    what: t("builder.log.incident", node ? titleOf(node) : incident.node, incident.error),
    by: rest > 0 ? t(further ? "builder.log.atLeast" : "builder.log.others", names, rest) : names,
    node: incident.node,
    bad: true,
  };
}
