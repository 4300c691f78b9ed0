import { boot } from "../boot";
import { t } from "../words";
import type { Audit, FlowTestFailure, Incident, KeptTest } from "./rest";
import { moment } from "./time";

const INSTANT = /\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z/g;

/** What a flow test found otherwise than expected, with the times as the reader's clock shows them. */
export function failure(found: FlowTestFailure, zone = boot.zone): string {
  const what = found.contact ? `${found.contact}: ${found.what}` : found.what;
  return t("builder.tests.failure", what, found.expected, found.actual).replace(INSTANT, (at) => moment(at, zone));
}

/** The sentence that a flow test proves. */
export function proves(test: KeptTest): string {
  return (JSON.parse(test.document) as { name: string }).name;
}

/** What an act was done to, where its words name it: a version by its number, a flow test by its name. */
export function subject({ before, after }: Audit): string {
  const done = after ?? before ?? "";
  const no = typeof done === "object" && !Array.isArray(done) ? (done.no ?? "") : done;
  return typeof no === "object" ? "" : String(no);
}

/** Incidents of one step for one reason, told as one: the latest, and whom it befell. */
export interface Gathered {
  latest: Incident;
  contacts: string[];
}

export function gathered(incidents: readonly Incident[]): Gathered[] {
  const alike = new Map<string, Gathered>();
  for (const incident of [...incidents].sort((one, other) => other.openedAt.localeCompare(one.openedAt))) {
    const key = `${incident.node} ${incident.error}`;
    const known = alike.get(key);
    if (known) {
      known.contacts.push(incident.contact);
    } else {
      alike.set(key, { latest: incident, contacts: [incident.contact] });
    }
  }
  return [...alike.values()];
}
