import { useEffect, useState } from "react";
import type { Json, JsonObject } from "../model";
import { Check, Select, Suggest } from "../predicate/choosing";
import { Field, Group, Wrong } from "../predicate/Field";
import type { Aria } from "../predicate/Field";
import { NumberInput, TextInput } from "../predicate/inputs";
import { PredicateEditor } from "../predicate/PredicateEditor";
import { isObject } from "../predicate/tree";
import { say } from "../predicate/words";
import { Tags } from "./lists";
import { fieldsOf, resolve, text } from "./schema";
import type { FormField } from "./schema";
import { withField } from "./form";
import type { ObjectProps } from "./form";
import { w } from "./words";


function list(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function itemFields(props: ObjectProps, name: string): Map<string, FormField> {
  const field = fieldsOf(props.schema, props.root).find((one) => one.name === name);
  const items = field && isObject(field.schema.items) ? resolve(field.schema.items, props.root) : {};
  return new Map(fieldsOf(items, props.root).map((one) => [one.name, one]));
}

function titled(fields: ReadonlyMap<string, FormField>, name: string): string {
  const field = fields.get(name);
  return field ? text(field.schema, "title") : name;
}

/** A name for a port that no other has. */
function freshPort(stem: string, ports: readonly Json[]): string {
  let no = ports.length + 1;
  while (ports.includes(`${stem}-${no}`)) {
    no++;
  }
  return `${stem}-${no}`;
}

/** The arms of a split: shares that tell what they come to, or the values of an attribute. */
export function Split(props: ObjectProps) {
  const { value, errors, readOnly, onChange } = props;
  const own = new Map(fieldsOf(props.schema, props.root).map((field) => [field.name, field]));
  const fields = itemFields(props, "arms");
  const arms = list(value.arms);
  const byAttribute = value.attribute !== undefined;
  const sum = arms.reduce((total, arm) => total + (typeof arm.weight === "number" ? arm.weight : 0), 0);
  const put = (index: number, next: JsonObject, merge?: string) => onChange({ ...value, arms: arms.with(index, next) }, merge && `arms[${index}].${merge}`);
  const divideBy = (attribute: boolean) => {
    const { attribute: _attribute, otherwise: _otherwise, ...rest } = value;
    const changed = arms.map(({ weight, values, ...arm }) =>
      attribute ? { ...arm, values: values ?? [String(arm.port ?? "")] } : { ...arm, weight: weight ?? Math.floor(100 / arms.length) },
    );
    onChange(attribute ? { ...rest, attribute: "", arms: changed } : { ...rest, arms: changed });
  };
  return (
    <>
      <Field label={w("splitBy")}>
        {(aria) => (
          <Select
            aria={aria}
            value={byAttribute ? "attribute" : "weights"}
            readOnly={readOnly}
            options={[
              { value: "weights", label: w("splitWeights") },
              { value: "attribute", label: w("splitAttribute") },
            ]}
            onChange={(next) => divideBy(next === "attribute")}
          />
        )}
      </Field>
      {byAttribute && (
        <>
          <Field label={titled(own, "attribute")} error={errors.get("attribute")}>
            {(aria) => <Suggest kind="attribute" aria={aria} value={String(value.attribute ?? "")} readOnly={readOnly} onChange={(next) => onChange({ ...value, attribute: next }, "attribute")} />}
          </Field>
          <Field label={titled(own, "otherwise")} error={errors.get("otherwise")}>
            {(aria) => (
              <TextInput aria={aria} value={String(value.otherwise ?? "")} placeholder="otherwise" readOnly={readOnly} onChange={(next) => onChange(withField(value, "otherwise", next === "" ? undefined : next), "otherwise")} />
            )}
          </Field>
        </>
      )}
      <Group label={titled(own, "arms")} error={errors.get("arms")}>
        {arms.map((arm, index) => (
          <div className="list-item" key={index}>
            <div className="inline-fields">
              <Field label={titled(fields, "port")} error={errors.get(`arms[${index}].port`)}>
                {(aria) => <Name aria={aria} value={String(arm.port ?? "")} readOnly={readOnly} onChange={(next) => put(index, { ...arm, port: next })} />}
              </Field>
              {!byAttribute && (
                <Field label={titled(fields, "weight")} error={errors.get(`arms[${index}].weight`)}>
                  {(aria) => <NumberInput aria={aria} value={arm.weight} unit={share(arm.weight, sum)} whole min={0} readOnly={readOnly} onChange={(next) => put(index, withField(arm, "weight", next), "weight")} />}
                </Field>
              )}
            </div>
            {byAttribute && (
              <Tags
                label={titled(fields, "values")}
                hint=""
                kind=""
                value={(Array.isArray(arm.values) ? arm.values : []).map(String)}
                errors={errors}
                path={`arms[${index}].values`}
                readOnly={readOnly}
                onChange={(next) => put(index, { ...arm, values: next })}
              />
            )}
            {value.experiment === true && (
              <Check label={titled(fields, "control")} value={arm.control === true} readOnly={readOnly} onChange={(on) => put(index, withField(arm, "control", on ? true : undefined))} />
            )}
            <Wrong told={errors.get(`arms[${index}]`)} />
            <ItemButtons index={index} items={arms} name={String(arm.port ?? "")} readOnly={readOnly} onChange={(next) => onChange({ ...value, arms: next })} />
          </div>
        ))}
        {!byAttribute && (
          <p role="status" className={sum === 100 ? "quiet" : "warn-text"}>
            {w("arms", sum)} {sum === 100 ? w("armsGood") : w("armsLess")}
          </p>
        )}
        {!readOnly && (
          <div className="row-actions">
            <button
              type="button"
              className="btn btn-s"
              onClick={() => {
                const port = freshPort("arm", arms.map((arm) => arm.port ?? ""));
                onChange({ ...value, arms: [...arms, byAttribute ? { port, values: [] } : { port, weight: Math.max(0, 100 - sum) }] });
              }}
            >
              {w("addArm")}
            </button>
            {!byAttribute && arms.length > 1 && (
              <button type="button" className="btn btn-quiet btn-s" onClick={() => onChange({ ...value, arms: evenly(arms) })}>
                {w("evenly")}
              </button>
            )}
          </div>
        )}
      </Group>
      <Check
        label={titled(own, "experiment")}
        hint={text(own.get("experiment")?.schema ?? {}, "description")}
        value={value.experiment === true}
        error={errors.get("experiment")}
        readOnly={readOnly}
        onChange={(on) => onChange(withField(value, "experiment", on ? true : undefined))}
      />
    </>
  );
}

/** What a weight comes to; only where the weights are no shares of a hundred. */
function share(weight: Json | undefined, sum: number): string {
  return typeof weight !== "number" || sum === 0 || sum === 100 ? "%" : `= ${Math.round((weight / sum) * 1000) / 10} %`;
}

export function evenly(arms: readonly JsonObject[]): JsonObject[] {
  const each = Math.floor(100 / arms.length);
  const rest = 100 - each * arms.length;
  return arms.map((arm, index) => ({ ...arm, weight: each + (index < rest ? 1 : 0) }));
}

/** The ways of a branch in their order, each with its condition. */
export function Branch(props: ObjectProps) {
  const { value, errors, readOnly, onChange } = props;
  const own = fieldsOf(props.schema, props.root).find((field) => field.name === "ways");
  const fields = itemFields(props, "ways");
  const ways = list(value.ways);
  const put = (index: number, next: JsonObject, merge?: string) => onChange({ ...value, ways: ways.with(index, next) }, merge && `ways[${index}].${merge}`);
  return (
    <Group label={own ? text(own.schema, "title") : "ways"} hint={own && text(own.schema, "description")} error={errors.get("ways")}>
      {ways.map((way, index) => (
        <div className="list-item" key={index}>
          <Field label={titled(fields, "port")} error={errors.get(`ways[${index}].port`)}>
            {(aria) => <Name aria={aria} value={String(way.port ?? "")} readOnly={readOnly} onChange={(next) => put(index, { ...way, port: next })} />}
          </Field>
          <PredicateEditor
            value={way.when}
            about="contact"
            counts
            label={`${titled(fields, "when")}: ${String(way.port ?? "")}`}
            error={errors.get(`ways[${index}].when`)}
            readOnly={readOnly}
            onChange={(next, merge) => put(index, withField(way, "when", next), merge && `when.${merge}`)}
          />
          <ItemButtons index={index} items={ways} name={String(way.port ?? "")} readOnly={readOnly} onChange={(next) => onChange({ ...value, ways: next })} />
        </div>
      ))}
      {!readOnly && (
        <button
          type="button"
          className="btn btn-s"
          onClick={() => onChange({ ...value, ways: [...ways, { port: freshPort("way", ways.map((way) => way.port ?? "")), when: { type: "hasTag", tag: "" } }] })}
        >
          {w("addWay")}
        </button>
      )}
    </Group>
  );
}

/** Taken when the field is left: the lines of a port follow its name, and a half-written name could be another's. */
function Name({ value, aria, readOnly, onChange }: { value: string; aria: Aria; readOnly: boolean; onChange: (name: string) => void }) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const take = () => {
    if (text.trim() !== value) {
      onChange(text.trim());
    }
  };
  return (
    <input
      {...aria}
      className="input"
      value={text}
      readOnly={readOnly}
      maxLength={64}
      autoComplete="off"
      onChange={(event) => setText(event.target.value)}
      onBlur={take}
      onKeyDown={(event) => event.key === "Enter" && take()}
    />
  );
}

/** Earlier, later and away. */
export function ItemButtons<T extends Json>({ index, items, name, readOnly, removable, onChange }: { index: number; items: readonly T[]; name: string; readOnly: boolean; removable?: boolean; onChange: (next: T[]) => void }) {
  if (readOnly) {
    return null;
  }
  const shift = (by: 1 | -1) => onChange([...items].toSpliced(index, 1).toSpliced(index + by, 0, items[index] as T));
  return (
    <div className="row-actions">
      <button type="button" className="btn btn-quiet btn-s" aria-label={`${w("earlier")}: ${name}`} disabled={index === 0} onClick={() => shift(-1)}>
        {w("earlier")}
      </button>
      <button type="button" className="btn btn-quiet btn-s" aria-label={`${w("later")}: ${name}`} disabled={index === items.length - 1} onClick={() => shift(1)}>
        {w("later")}
      </button>
      <button type="button" className="btn btn-quiet btn-s" aria-label={w("removeFrom", name)} disabled={items.length === 1 && !removable} onClick={() => onChange([...items].toSpliced(index, 1))}>
        {say("remove")}
      </button>
    </div>
  );
}
