import { useState } from "react";
import type { Violation } from "../api";
import { boot } from "../boot";
import type { Json, JsonObject } from "../model";
import { Check, Select } from "../predicate/choosing";
import { Field, Group } from "../predicate/Field";
import type { Told } from "../predicate/Field";
import { TextInput } from "../predicate/inputs";
import { isObject } from "../predicate/tree";
import { useAnswer } from "./answer";
import { city, moment } from "./moments";
import { blank, fieldsOf, text } from "./schema";
import { withField } from "./form";
import type { Errors, ObjectProps } from "./form";
import { Optional } from "./Optional";
import { ObjectForm } from "./SchemaForm";
import { w } from "./words";

type Mode = "span" | "until" | "between" | "date";

function modeOf(config: JsonObject): Mode {
  if (config.date !== undefined) {
    return "date";
  }
  if (config.until === undefined) {
    return "span";
  }
  return isObject(config.until) && config.until.between !== undefined && config.until.at === undefined ? "between" : "until";
}

/** What changes with the kind of wait; the rest, known or not, is kept. */
function inMode(config: JsonObject, mode: Mode): JsonObject {
  if (mode === "date") {
    return { ...without(config, "amount", "unit", "until"), date: config.date ?? { field: "" } };
  }
  if (mode === "span") {
    return { amount: 1, unit: "days", ...without(config, "until", "date") };
  }
  const until = isObject(config.until) ? config.until : null;
  const rest = until ? without(config, "date") : without(config, "date", "amount", "unit");
  const kept = without(until ?? {}, "at", "between");
  const end: JsonObject = mode === "until" ? { at: until?.at ?? "09:00" } : { between: until?.between ?? "09:00-17:00" };
  return { ...rest, until: { ...end, ...kept } };
}

/** The settings of a wait by its kind, and when it ends for people in several places. */
export function Wait(props: ObjectProps) {
  const { schema, root, value, errors, readOnly, onChange } = props;
  const fields = new Map(fieldsOf(schema, root).map((field) => [field.name, field]));
  const mode = modeOf(value);
  const until = fields.get("until");
  const date = fields.get("date");
  const local = mode === "until" || mode === "between";
  const first = local && value.amount !== undefined;
  const foreseen = useForeseen(value);
  const all = new Map<string, Told>([...foreseen.errors, ...errors]);
  const shared = { ...props, errors: all };
  const nested = (name: string, own: JsonObject, put: (next: JsonObject, merge?: string) => void, hidden: string[] = []) => {
    const field = fields.get(name);
    return field && <ObjectForm schema={field.schema} root={root} value={own} path={name} errors={all} readOnly={readOnly} onChange={put} without={hidden} />;
  };
  return (
    <>
      <Field label={w("waitMode")}>
        {(aria) => (
          <Select
            aria={aria}
            value={mode}
            readOnly={readOnly}
            options={[
              { value: "span", label: w("waitSpan") },
              { value: "until", label: w("waitUntil") },
              { value: "between", label: w("waitBetween") },
              { value: "date", label: w("waitDate") },
            ]}
            onChange={(next) => onChange(inMode(value, next as Mode))}
          />
        )}
      </Field>
      {local && (
        <Check label={w("waitFirst")} value={first} readOnly={readOnly} onChange={(on) => onChange(on ? { amount: 1, unit: "days", ...value } : without(value, "amount", "unit"))} />
      )}
      {(mode === "span" || first) && (
        <div className="inline-fields">
          <ObjectForm {...shared} only={["amount", "unit"]} />
        </div>
      )}
      {local && until && (
        <Group label={w(mode === "until" ? "waitUntil" : "waitBetween")} error={all.get("until")}>
          {nested("until", isObject(value.until) ? value.until : {}, (next, merge) => onChange({ ...value, until: next }, merge), hiddenIn(value.until, mode))}
        </Group>
      )}
      {mode === "date" && date && (
        <Group label={text(date.schema, "title")} hint={text(date.schema, "description")} error={all.get("date")}>
          {nested("date", isObject(value.date) ? value.date : {}, (next, merge) => onChange({ ...value, date: next }, merge))}
        </Group>
      )}
      <Extras {...shared} fields={["event"]} />
      <Next config={value} foreseen={foreseen} />
      <ObjectForm {...shared} only={["spread", "zone"]} />
    </>
  );
}

/** Of the time and the stretch only the one that is chosen; both where a document has both, so that one can be taken out. */
function hiddenIn(until: Json | undefined, mode: Mode): string[] {
  const both = isObject(until) && until.at !== undefined && until.between !== undefined;
  return both ? [] : [mode === "until" ? "between" : "at"];
}

function Extras({ fields, ...props }: ObjectProps & { fields: string[] }) {
  const { schema, root, value, errors, readOnly, onChange } = props;
  return (
    <>
      {fieldsOf(schema, root)
        .filter((field) => fields.includes(field.name))
        .map((field) => (
          <Optional
            key={field.name}
            field={field}
            title={w("waitEvent")}
            value={value[field.name]}
            readOnly={readOnly}
            fresh={blank(field.schema, root)}
            onChange={(next) => onChange(withField(value, field.name, next))}
          >
            {(own) => (
              <ObjectForm schema={field.schema} root={root} value={own} path={field.name} errors={errors} readOnly={readOnly} onChange={(next, merge) => onChange({ ...value, [field.name]: next }, merge)} />
            )}
          </Optional>
        ))}
    </>
  );
}

function without(value: JsonObject, ...names: string[]): JsonObject {
  return Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));
}

interface ForeseenWait {
  contact?: string;
  zone: string;
  until?: string;
  local?: string;
  sends?: string;
}

interface Foreseen {
  waits: ForeseenWait[];
  errors: Errors;
  failed: string;
  contact: string;
  setContact: (contact: string) => void;
}

function useForeseen(config: JsonObject): Foreseen {
  const [contact, setContact] = useState("");
  const zones = [...new Set([boot.zone, "Europe/Berlin", "America/New_York"])].filter((zone) => zone !== "UTC").slice(0, 3);
  const asked = { config, campaign: boot.campaign?.id, zones, contacts: contact.trim() === "" ? [] : [contact.trim()] };
  const { body, failed } = useAnswer<{ waits: ForeseenWait[]; errors: Violation[] }>("waits/preview", asked);
  const own = new Map((body?.errors ?? []).map((one) => [one.where.replace(/^config\.?/, ""), `${one.what} ${one.mend}`]));
  return { waits: body?.waits ?? [], errors: own, failed, contact, setContact };
}

/** "Next: Tue, 24 Nov, 09:00 for a contact in Berlin", by the engine's own calendar. */
function Next({ config, foreseen }: { config: JsonObject; foreseen: Foreseen }) {
  return (
    <div className="foreseen">
      <p className="label">
        {config.event ? `${w("next")} (${w("waitLimit").toLowerCase()})` : w("next")}
      </p>
      <div role="status" aria-live="polite">
        <ul>
          {foreseen.waits.map((one) => (
            <li key={one.contact ?? one.zone}>{sentence(one, config.spread)}</li>
          ))}
        </ul>
      </div>
      {foreseen.failed && <p className="error">{w("nextFailed", foreseen.failed)}</p>}
      <Field label={w("nextContact")} hint={w("nextContactHint")}>
        {(aria) => <TextInput aria={aria} value={foreseen.contact} onChange={foreseen.setContact} />}
      </Field>
    </div>
  );
}

function sentence(one: ForeseenWait, spread: Json | undefined): string {
  const when = one.until ? moment(one.until, one.zone) : w("nextMissing");
  const parts = [one.contact ? w("nextOf", when, one.contact, city(one.zone)) : w("nextIn", when, city(one.zone))];
  if (one.until && spread !== undefined) {
    parts.push(w("nextSpread"));
  }
  if (one.until && !one.sends) {
    parts.push(w("nextNever"));
  } else if (one.until && one.sends && one.sends !== one.until) {
    parts.push(w("nextSends", moment(one.sends, one.zone)));
  }
  return `${parts.join("; ")}.`;
}
