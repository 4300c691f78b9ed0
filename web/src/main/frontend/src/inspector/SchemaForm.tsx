import { useState } from "react";
import type { ReactNode } from "react";
import type { Json, JsonObject } from "../model";
import { hasChoices } from "../predicate/choices";
import { Check, Field, Group, JsonInput, NumberInput, Select, Suggest, TextInput, Wrong } from "../predicate/fields";
import type { Option, Told } from "../predicate/fields";
import { One } from "../predicate/operands";
import { PredicateEditor } from "../predicate/PredicateEditor";
import { isObject } from "../predicate/tree";
import { Cron } from "./Cron";
import { blank, fieldsOf, resolve, shown, text } from "./schema";
import type { FormField } from "./schema";
import { Tags, Weekdays, WeekHours } from "./lists";
import { TemplatePicker } from "./TemplatePicker";
import { w } from "./words";

export type Errors = ReadonlyMap<string, Told>;

export interface ObjectProps {
  schema: JsonObject;
  root: JsonObject;
  value: JsonObject;
  /** The object that holds this one, for fields that depend on it. */
  around?: JsonObject;
  /** Where this object stands in the configuration; "" = it is the configuration. */
  path: string;
  errors: Errors;
  readOnly: boolean;
  onChange: (next: JsonObject, merge?: string) => void;
  /** These fields are drawn elsewhere. */
  without?: readonly string[];
  only?: readonly string[];
}

export function join(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}

export function withField(value: JsonObject, name: string, next: Json | undefined): JsonObject {
  const changed = { ...value };
  if (next === undefined) {
    delete changed[name];
  } else {
    changed[name] = next;
  }
  return changed;
}

/** The fields of an object in their order; those seldom needed wait behind "More" unless they have a value or an error. */
export function ObjectForm(props: ObjectProps) {
  const { schema, root, value, around, path, errors, without, only } = props;
  const fields = fieldsOf(schema, root).filter(
    (field) => shown(field, value, around) && !without?.includes(field.name) && (!only || only.includes(field.name)),
  );
  const seldom = (field: FormField) => field.schema["x-more"] === true;
  const open = fields.some((field) => seldom(field) && (value[field.name] !== undefined || errors.has(join(path, field.name))));
  const rest = fields.filter(seldom);
  return (
    <>
      {fields
        .filter((field) => !seldom(field))
        .map((field) => (
          <SchemaField key={field.name} field={field} form={props} />
        ))}
      {rest.length > 0 && (
        <Disclosure label={w("more")} open={open}>
          {rest.map((field) => (
            <SchemaField key={field.name} field={field} form={props} />
          ))}
        </Disclosure>
      )}
    </>
  );
}

export function Disclosure({ label, open, children }: { label: string; open: boolean; children: ReactNode }) {
  const [state, setState] = useState<boolean | null>(null);
  const shows = state ?? open;
  return (
    <details className="disclosure" open={shows} onToggle={(event) => setState((event.target as HTMLDetailsElement).open)}>
      <summary>{label}</summary>
      <div className="stack-s">{children}</div>
    </details>
  );
}

function label(field: FormField): string {
  return text(field.schema, "title") || field.name;
}

function SchemaField({ field, form }: { field: FormField; form: ObjectProps }) {
  const { value, path, errors, readOnly, onChange, root } = form;
  const own = join(path, field.name);
  const now = value[field.name];
  const put = (next: Json | undefined, merge?: string) => onChange(withField(value, field.name, next), merge && own + merge);
  return <Control field={field} value={now} path={own} errors={errors} root={root} around={value} readOnly={readOnly} onChange={put} />;
}

interface ControlProps {
  field: FormField;
  value: Json | undefined;
  path: string;
  errors: Errors;
  root: JsonObject;
  around: JsonObject;
  readOnly: boolean;
  onChange: (next: Json | undefined, merge?: string) => void;
}

type Drawn = (props: ControlProps) => ReactNode;

/** By format, before the type decides. */
const FORMATS: Record<string, Drawn> = {
  predicate: (props) => <Condition {...props} about="contact" />,
  "event-predicate": (props) => <Condition {...props} about="event" />,
  template: ({ field, value, path, errors, readOnly, onChange }) => (
    <TemplatePicker label={label(field)} value={typeof value === "string" ? value : ""} error={errors.get(path)} readOnly={readOnly} onChange={(slug) => onChange(slug || undefined)} />
  ),
  span: Inline,
  pace: Inline,
  cron: ({ field, value, path, errors, around, readOnly, onChange }) => (
    <Cron label={label(field)} hint={text(field.schema, "description")} value={typeof value === "string" ? value : ""} zone={around.zone} error={errors.get(path)} readOnly={readOnly} onChange={(next) => onChange(next, ".")} />
  ),
  "week-hours": ({ field, value, path, errors, readOnly, onChange }) => (
    <Optional field={field} value={value} readOnly={readOnly} fresh={{ mon: ["09:00-17:00"], tue: ["09:00-17:00"], wed: ["09:00-17:00"], thu: ["09:00-17:00"], fri: ["09:00-17:00"] }} onChange={onChange}>
      {(hours) => <WeekHours schema={field.schema} value={hours} path={path} errors={errors} readOnly={readOnly} onChange={onChange} />}
    </Optional>
  ),
  scalar: ({ field, value, path, errors, readOnly, onChange }) => (
    <One kinds={["text", "number", "boolean"]} label={label(field)} value={value} error={errors.get(path)} readOnly={readOnly} onChange={(next, merge) => onChange(next, merge && `.${merge}`)} />
  ),
  "json-object": Written,
  "json-template": Written,
};

function Control(props: ControlProps) {
  const drawn = FORMATS[text(props.field.schema, "format")];
  if (drawn) {
    return drawn(props);
  }
  const { schema } = props.field;
  switch (schema.type) {
    case "boolean":
      return <Switch {...props} />;
    case "object":
      return <Nested {...props} />;
    case "array":
      return <Several {...props} />;
    default:
      return <Single {...props} />;
  }
}

function Condition({ field, value, path, errors, readOnly, onChange, about }: ControlProps & { about: "contact" | "event" }) {
  const inner = new Map([...errors].filter(([where]) => where === path || where.startsWith(`${path}.`)));
  return (
    <Group label={label(field)} hint={text(field.schema, "description")}>
      <PredicateEditor
        value={value}
        about={about}
        label={label(field)}
        counts={about === "contact"}
        readOnly={readOnly}
        error={inner.get(path) ?? (isObject(value) ? undefined : [...inner.values()][0])}
        onChange={(next, merge) => onChange(next, merge && `.${merge}`)}
      />
    </Group>
  );
}

function Written({ field, value, path, errors, readOnly, onChange }: ControlProps) {
  return (
    <Field label={label(field)} hint={text(field.schema, "description")} error={errors.get(path)}>
      {(aria) => <JsonInput aria={aria} value={value} readOnly={readOnly} wrong={w("notJson")} onChange={(next) => onChange(next, ".json")} />}
    </Field>
  );
}

function Switch({ field, value, path, errors, readOnly, onChange }: ControlProps) {
  return (
    <Check
      label={label(field)}
      hint={text(field.schema, "description")}
      value={value === true}
      error={errors.get(path)}
      readOnly={readOnly}
      onChange={(next) => onChange(next ? true : field.schema.default === false || !field.required ? undefined : false)}
    />
  );
}

/** An amount and its unit side by side. */
function Inline(props: ControlProps) {
  const { field, value, path, errors, root, readOnly, onChange } = props;
  const fresh = blank(field.schema, root) as JsonObject;
  const inside = (now: JsonObject) => (
    <div className="inline-fields">
      <ObjectForm schema={field.schema} root={root} value={now} path={path} errors={errors} readOnly={readOnly} onChange={(next, merge) => onChange(next, merge && merge.slice(path.length))} />
    </div>
  );
  return field.required ? (
    <Group label={label(field)} hint={text(field.schema, "description")} error={errors.get(path)}>
      {inside(isObject(value) ? value : fresh)}
    </Group>
  ) : (
    <Optional field={field} value={value} readOnly={readOnly} fresh={fresh} onChange={onChange}>
      {inside}
    </Optional>
  );
}

/** Something that may be left out as a whole. */
export function Optional({ field, value, readOnly, fresh, onChange, children, title }: { field: FormField; value: Json | undefined; readOnly: boolean; fresh: Json; onChange: (next: Json | undefined) => void; children: (value: JsonObject) => ReactNode; title?: string }) {
  return (
    <div className="stack-s optional">
      <Check label={title ?? label(field)} hint={text(field.schema, "description")} value={isObject(value)} readOnly={readOnly} onChange={(on) => onChange(on ? fresh : undefined)} />
      {isObject(value) && <div className="nested stack-s">{children(value)}</div>}
    </div>
  );
}

function Nested(props: ControlProps) {
  const { field, value, path, errors, root, around, readOnly, onChange } = props;
  const inside = (now: JsonObject) => (
    <ObjectForm schema={field.schema} root={root} value={now} around={around} path={path} errors={errors} readOnly={readOnly} onChange={(next, merge) => onChange(next, merge && merge.slice(path.length))} />
  );
  return field.required ? (
    <Group label={label(field)} hint={text(field.schema, "description")} error={errors.get(path)}>
      {inside(isObject(value) ? value : {})}
    </Group>
  ) : (
    <Optional field={field} value={value} readOnly={readOnly} fresh={blank(field.schema, root)} onChange={onChange}>
      {inside}
    </Optional>
  );
}

function Several(props: ControlProps) {
  const { field, value, path, errors, root, around, readOnly, onChange } = props;
  const items = isObject(field.schema.items) ? resolve(field.schema.items, root) : {};
  const list = Array.isArray(value) ? value : [];
  if (items.type !== "object") {
    if (Array.isArray(items.enum)) {
      return <Weekdays label={label(field)} hint={w("everyDay")} items={items} value={list} error={errors.get(path)} readOnly={readOnly} onChange={(next) => onChange(next.length === 0 ? undefined : next)} />;
    }
    return (
      <Tags
        label={label(field)}
        hint={text(field.schema, "description")}
        kind={text(items, "format")}
        value={list.map(String)}
        errors={errors}
        path={path}
        readOnly={readOnly}
        onChange={(next) => onChange(next.length === 0 && !field.required ? undefined : next)}
      />
    );
  }
  return (
    <Group label={label(field)} hint={text(field.schema, "description")} error={errors.get(path)}>
      {list.map((item, index) => (
        <div className="list-item" key={index}>
          <ObjectForm
            schema={items}
            root={root}
            value={isObject(item) ? item : {}}
            around={around}
            path={`${path}[${index}]`}
            errors={errors}
            readOnly={readOnly}
            onChange={(next, merge) => onChange(list.with(index, next), merge && merge.slice(path.length))}
          />
          <Wrong told={errors.get(`${path}[${index}]`)} />
          {!readOnly && (
            <button type="button" className="btn btn-quiet btn-s" onClick={() => onChange(list.length === 1 ? undefined : list.toSpliced(index, 1))}>
              {w("removeNo", index + 1, label(field))}
            </button>
          )}
        </div>
      ))}
      {!readOnly && (
        <button type="button" className="btn btn-s" onClick={() => onChange([...list, blank(items, root)])}>
          {w("addTo", label(field))}
        </button>
      )}
    </Group>
  );
}

function Single({ field, value, path, errors, readOnly, onChange }: ControlProps) {
  const { schema } = field;
  const format = text(schema, "format");
  const written = value === undefined || value === null ? "" : String(value);
  const title = field.required || schema["x-when"] ? label(field) : label(field);
  const put = (next: string) => onChange(next === "" && !field.required ? undefined : next, ".");
  return (
    <Field label={title} hint={text(schema, "description")} error={errors.get(path)}>
      {(aria) => {
        if (Array.isArray(schema.enum)) {
          return <Select aria={aria} value={written || String(schema.default ?? "")} options={enumOptions(schema, field.required)} readOnly={readOnly} onChange={(next) => onChange(next === "" ? undefined : next)} />;
        }
        if (schema.type === "integer" || schema.type === "number") {
          return (
            <NumberInput
              aria={aria}
              value={value ?? schema.default}
              unit={text(schema, "x-unit")}
              min={typeof schema.minimum === "number" ? schema.minimum : -1}
              whole={schema.type === "integer"}
              readOnly={readOnly}
              onChange={(next) => onChange(next, ".")}
            />
          );
        }
        if (format === "time-of-day") {
          return <TextInput aria={aria} type={/^(\d\d:\d\d)?$/.test(written) ? "time" : "text"} value={written} readOnly={readOnly} onChange={put} />;
        }
        if (format === "wait-zone") {
          return <Suggest kind="zone" aria={aria} value={written} placeholder={`contact (${w("contactClock")})`} readOnly={readOnly} onChange={put} />;
        }
        if (hasChoices(format)) {
          return <Suggest kind={format} aria={aria} value={written} readOnly={readOnly} onChange={put} />;
        }
        return (
          <TextInput
            aria={aria}
            value={written}
            rows={format === "long-text" ? 3 : undefined}
            mono={format === "json-pointer" || format === "url" || format === "minute-range"}
            placeholder={format === "minute-range" ? "09:00-17:00" : schema.default === undefined ? undefined : String(schema.default)}
            readOnly={readOnly}
            onChange={put}
          />
        );
      }}
    </Field>
  );
}

export function enumOptions(schema: JsonObject, required: boolean): Option[] {
  const words = isObject(schema["x-words"]) ? schema["x-words"] : {};
  const options = (schema.enum as Json[]).map(String).map((word) => ({ value: word, label: String(words[word] ?? word) }));
  return required || schema.default !== undefined ? options : [{ value: "", label: "–" }, ...options];
}
