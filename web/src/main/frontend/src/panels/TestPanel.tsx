import { useEffect, useId, useState } from "react";
import { boot } from "../boot";
import { Icon } from "../icon";
import { reveal } from "../reveal";
import { togglePanel, usePanels } from "../slots";
import { useDocument } from "../store";
import { has, t } from "../words";
import { contacts } from "./rest";
import type { Contact } from "./rest";
import { TestPath } from "./TestPath";
import { clearTest, kindsOf, play, testing } from "./testing";
import type { Assumed } from "./testing";
import { instantOf, localInput } from "./time";

export const TEST = { id: "test", side: "right" as const, title: () => t("builder.test.title"), Content: TestPanel };

export function TestButton() {
  const open = usePanels().right === TEST.id;
  return (
    <button type="button" className="btn btn-quiet" title={t("builder.test")} aria-expanded={open} data-opens={TEST.id} onClick={() => togglePanel(TEST)}>
      <Icon symbol="play" />
      <span className="tool-name">{t("builder.test")}</span>
    </button>
  );
}

function TestPanel() {
  const { running, failed, run } = testing.use();
  const document = useDocument();
  const [who, setWho] = useState<Contact | null>(null);
  const [madeUp, setMadeUp] = useState(false);
  const [facts, setFacts] = useState({ timeZone: boot.zone, attributes: "", tags: "" });
  const [start, setStart] = useState(localInput(new Date(), boot.zone));
  const [assumed, setAssumed] = useState<Assumed[]>([]);
  const id = useId();
  useEffect(() => clearTest, []);
  const kinds = kindsOf(document);
  const ready = (madeUp || who !== null) && start !== "";
  const possible = ready && !running;
  const run_ = () => {
    if (!possible) {
      return;
    }
    const told = madeUp ? { facts: factsOf(facts) } : { contact: who?.externalId ?? "" };
    void play(told, instantOf(start, boot.zone), assumed);
  };
  return (
    <div className="stack-s test-panel">
      <p className="quiet">{t("builder.test.lead")}</p>
      <div className="row">
        <label className="row">
          <input type="radio" name={`${id}who`} checked={!madeUp} onChange={() => setMadeUp(false)} /> {t("builder.test.known")}
        </label>
        <label className="row">
          <input type="radio" name={`${id}who`} checked={madeUp} onChange={() => setMadeUp(true)} /> {t("builder.test.madeUp")}
        </label>
      </div>
      {madeUp ? <Facts facts={facts} onChange={setFacts} /> : <Search chosen={who} onChoose={setWho} />}
      <div className="field">
        <label htmlFor={`${id}start`}>{t("builder.test.start", boot.zone)}</label>
        <input className="input" id={`${id}start`} type="datetime-local" value={start} onChange={(event) => setStart(event.target.value)} />
      </div>
      <Events kinds={kinds} assumed={assumed} onChange={setAssumed} />
      <button type="button" className="btn btn-primary" aria-disabled={!possible} aria-describedby={`${id}why`} onClick={run_}>
        <Icon symbol="play" /> {running ? t("builder.test.running") : t("builder.test.run")}
      </button>
      {!ready && (
        <p className="quiet" id={`${id}why`}>
          {t("builder.test.choose")}
        </p>
      )}
      {failed && (
        <p className="error test-failed" role="alert">
          {failed}
        </p>
      )}
      {run && <TestPath run={run} onStep={(node) => reveal({ node })} />}
    </div>
  );
}

interface Told {
  timeZone: string;
  attributes: string;
  tags: string;
}

function factsOf({ timeZone, attributes, tags }: Told): object {
  const pairs = attributes
    .split("\n")
    .map((line) => line.split("="))
    .filter(([name, value]) => name?.trim() && value !== undefined)
    .map(([name = "", ...value]) => [name.trim(), valueOf(value.join("=").trim())]);
  return {
    id: t("builder.test.somebody"),
    timeZone,
    attributes: Object.fromEntries(pairs),
    tags: tags.split(",").map((tag) => tag.trim()).filter((tag) => tag !== ""),
  };
}

function valueOf(text: string): string | number | boolean {
  if (text === "true" || text === "false") {
    return text === "true";
  }
  return text !== "" && !Number.isNaN(Number(text)) ? Number(text) : text;
}

function Facts({ facts, onChange }: { facts: Told; onChange: (facts: Told) => void }) {
  const id = useId();
  return (
    <>
      <div className="field">
        <label htmlFor={`${id}zone`}>{t("builder.test.zone")}</label>
        <select className="input" id={`${id}zone`} value={facts.timeZone} onChange={(event) => onChange({ ...facts, timeZone: event.target.value })}>
          {[...new Set([boot.zone, "UTC", ...Intl.supportedValuesOf("timeZone")])].map((zone) => (
            <option key={zone}>{zone}</option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor={`${id}tags`}>{t("builder.test.tags")}</label>
        <input className="input" id={`${id}tags`} value={facts.tags} onChange={(event) => onChange({ ...facts, tags: event.target.value })} />
      </div>
      <div className="field">
        <label htmlFor={`${id}attributes`}>{t("builder.test.attributes")}</label>
        <textarea className="input mono" id={`${id}attributes`} rows={3} placeholder="plan=pro" value={facts.attributes} onChange={(event) => onChange({ ...facts, attributes: event.target.value })} />
      </div>
    </>
  );
}

function Search({ chosen, onChoose }: { chosen: Contact | null; onChoose: (contact: Contact) => void }) {
  const [text, setText] = useState("");
  const [found, setFound] = useState<Contact[]>([]);
  const [failed, setFailed] = useState(false);
  const id = useId();
  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => {
      contacts(text).then(
        (items) => current && (setFound(items), setFailed(false)),
        () => current && setFailed(true),
      );
    }, 250);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [text]);
  return (
    <div className="field">
      <label htmlFor={id}>{t("builder.test.contact")}</label>
      <input className="input" id={id} type="search" autoComplete="off" value={text} placeholder={t("builder.test.search")} onChange={(event) => setText(event.target.value)} />
      {failed && <p className="error">{t("builder.test.search.failed")}</p>}
      <div className="found" role="radiogroup" aria-label={t("builder.test.contact")}>
        {found.map((contact) => (
          <label key={contact.externalId} className="found-one">
            <input type="radio" name={`${id}found`} checked={chosen?.externalId === contact.externalId} onChange={() => onChoose(contact)} />
            <span>
              {[contact.firstName, contact.lastName].filter(Boolean).join(" ") || contact.externalId}
              <span className="quiet"> {contact.email ?? contact.externalId}</span>
            </span>
          </label>
        ))}
        {found.length === 0 && <p className="quiet">{t("builder.test.nobody")}</p>}
      </div>
    </div>
  );
}

function kindName(kind: string): string {
  const key = `builder.test.kind.${kind.replace("event:", "")}`;
  return has(key) ? t(key) : t("builder.test.kind.event", kind.replace("event:", ""));
}

function Events({ kinds, assumed, onChange }: { kinds: string[]; assumed: Assumed[]; onChange: (assumed: Assumed[]) => void }) {
  const put = (index: number, next: Partial<Assumed>) => onChange(assumed.map((one, at) => (at === index ? { ...one, ...next } : one)));
  return (
    <fieldset className="assumed">
      <legend>{t("builder.test.assumed")}</legend>
      {assumed.length === 0 && <p className="quiet">{t("builder.test.assumed.none")}</p>}
      {assumed.map((one, index) => (
        <div className="assumed-one" key={index}>
          <select className="input" aria-label={t("builder.test.assumed.what", index + 1)} value={one.kind} onChange={(event) => put(index, { kind: event.target.value })}>
            {kinds.map((kind) => (
              <option key={kind} value={kind}>
                {kindName(kind)}
              </option>
            ))}
          </select>
          <input className="input" type="number" min={0} max={100_000} aria-label={t("builder.test.assumed.after", index + 1)} value={one.amount} onChange={(event) => put(index, { amount: Math.max(0, Math.round(Number(event.target.value))) })} />
          <select className="input" aria-label={t("builder.test.assumed.unit", index + 1)} value={one.unit} onChange={(event) => put(index, { unit: event.target.value as Assumed["unit"] })}>
            {(["minutes", "hours", "days"] as const).map((unit) => (
              <option key={unit} value={unit}>
                {t(`builder.test.unit.${unit}`)}
              </option>
            ))}
          </select>
          <button type="button" className="btn btn-quiet btn-icon btn-s" aria-label={t("builder.test.assumed.remove", index + 1)} onClick={() => onChange(assumed.filter((_, at) => at !== index))}>
            <Icon symbol="close" />
          </button>
        </div>
      ))}
      <button type="button" className="btn btn-s" onClick={() => onChange([...assumed, { amount: 2, unit: "days", kind: kinds.includes("event:email_replied") ? "event:email_replied" : (kinds[0] ?? "optOut") }])}>
        <Icon symbol="plus" small /> {t("builder.test.assumed.add")}
      </button>
    </fieldset>
  );
}
