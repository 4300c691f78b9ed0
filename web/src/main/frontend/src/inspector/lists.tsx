import { useState } from "react";
import type { Json, JsonObject } from "../model";
import { hasChoices } from "../predicate/choices";
import { Suggest } from "../predicate/choosing";
import { Field, Group } from "../predicate/Field";
import type { Told } from "../predicate/Field";
import { TextInput } from "../predicate/inputs";
import { isObject } from "../predicate/tree";
import type { Errors } from "./form";
import { text } from "./schema";
import { w } from "./words";

interface TagsProps {
  label: string;
  hint: string;
  kind: string;
  value: string[];
  errors: Errors;
  path: string;
  readOnly: boolean;
  onChange: (next: string[]) => void;
}

/** Texts of which each can be taken away; Enter, comma or the button adds one. */
export function Tags({ label, hint, kind, value, errors, path, readOnly, onChange }: TagsProps) {
  const [typed, setTyped] = useState("");
  const add = () => {
    const item = typed.trim();
    if (item !== "") {
      onChange(value.includes(item) ? value : [...value, item]);
      setTyped("");
    }
  };
  const wrong = [...errors].filter(([where]) => where === path || where.startsWith(`${path}[`)).map(([, what]) => what);
  return (
    <Group label={label} hint={hint} error={wrong[0]}>
      <ul className="tags">
        {value.map((item, index) => (
          <li key={item} className="chip">
            <span>{item}</span>
            {!readOnly && (
              <button type="button" aria-label={w("removeFrom", item)} onClick={() => onChange(value.toSpliced(index, 1))}>
                <span aria-hidden="true">✕</span>
              </button>
            )}
          </li>
        ))}
      </ul>
      {!readOnly && (
        <div
          className="add-line"
          onKeyDown={(event) => {
            if (event.key === "Enter" || event.key === ",") {
              event.preventDefault();
              add();
            }
          }}
        >
          <Field label={w("addTo", label)} quiet>
            {(aria) =>
              hasChoices(kind) ? <Suggest kind={kind} aria={aria} value={typed} onChange={setTyped} /> : <TextInput aria={aria} value={typed} onChange={setTyped} />
            }
          </Field>
          <button type="button" className="btn" onClick={add}>
            {w("add")}
          </button>
        </div>
      )}
    </Group>
  );
}

interface WeekdaysProps {
  label: string;
  hint: string;
  items: JsonObject;
  value: Json[];
  error?: Told;
  readOnly: boolean;
  onChange: (next: Json[]) => void;
}

export function Weekdays({ label, hint, items, value, error, readOnly, onChange }: WeekdaysProps) {
  const words = isObject(items["x-words"]) ? items["x-words"] : {};
  const all = (items.enum as Json[]).map(String);
  return (
    <Group label={label} hint={hint} error={error}>
      <div className="weekdays">
        {all.map((day) => (
          <label key={day} className="day">
            <input
              type="checkbox"
              checked={value.includes(day)}
              disabled={readOnly}
              onChange={(event) => onChange(all.filter((one) => (one === day ? event.target.checked : value.includes(one))))}
            />
            <span>{String(words[day] ?? day)}</span>
          </label>
        ))}
      </div>
    </Group>
  );
}

interface WeekProps {
  schema: JsonObject;
  value: JsonObject;
  path: string;
  errors: Errors;
  readOnly: boolean;
  onChange: (next: JsonObject, merge?: string) => void;
}

/** The open stretches of each day as text. */
export function WeekHours({ schema, value, path, errors, readOnly, onChange }: WeekProps) {
  const days = isObject(schema.properties) ? Object.entries(schema.properties) : [];
  const order = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
  return (
    <div className="stack-s">
      <p className="hint">{w("weekHint")}</p>
      {days
        .sort(([one], [other]) => order.indexOf(one) - order.indexOf(other))
        .map(([day, field]) => (
          <Day key={day} title={isObject(field) ? text(field, "title") : day} value={value[day]} error={[...errors].find(([where]) => where.startsWith(`${path}.${day}`))?.[1]} readOnly={readOnly} onChange={(stretches) => {
            const { [day]: _old, ...rest } = value;
            onChange(stretches.length === 0 ? rest : { ...rest, [day]: stretches }, `.${day}`);
          }} />
        ))}
    </div>
  );
}

function Day({ title, value, error, readOnly, onChange }: { title: string; value: Json | undefined; error?: Told; readOnly: boolean; onChange: (stretches: string[]) => void }) {
  const [typed, setTyped] = useState(Array.isArray(value) ? value.join(", ") : "");
  return (
    <Field label={title} error={error}>
      {(aria) => (
        <TextInput
          aria={aria}
          mono
          value={typed}
          readOnly={readOnly}
          onChange={(next) => {
            setTyped(next);
            onChange(next.split(",").map((one) => one.trim()).filter((one) => one !== ""));
          }}
        />
      )}
    </Field>
  );
}
