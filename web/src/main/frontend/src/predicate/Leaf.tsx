import type { Json, JsonObject } from "../model";
import { properties } from "./catalogue";
import type { About } from "./catalogue";
import { hasChoices } from "./choices";
import { Check, Pick, Select, Suggest } from "./choosing";
import { Field, Group } from "./Field";
import type { Told } from "./Field";
import { NumberInput, TextInput } from "./inputs";
import { Comparisons, One } from "./operands";
import { isObject } from "./tree";
import { say } from "./words";

interface Props {
  name: string;
  schema: JsonObject;
  /** The schema that holds this one, for what it refers to. */
  root: JsonObject;
  about: About;
  value: Json | undefined;
  present: boolean;
  error: (field: string) => Told | undefined;
  readOnly: boolean;
  onChange: (value: Json | undefined, merge?: string) => void;
}

/** What there is and is chosen by name, rather than written. */
const PICKED = new Set(["segment", "campaign", "product", "template"]);

/** A field of a condition, by what its schema says it is. */
export function Leaf(props: Props) {
  const { name, schema, value, present, error, readOnly, onChange, about } = props;
  if (schema["x-more"] === true && !present && name !== "sinceStart" && name !== "scope") {
    return schema.type === "boolean" ? null : <Plain {...props} />;
  }
  if ((name === "sinceStart" || name === "sinceFlowStart" || name === "scope") && about === "segment" && !present) {
    return null;
  }
  if (schema.type === "boolean") {
    return (
      <Check
        label={title(schema, name)}
        value={value === true}
        error={error(name)}
        readOnly={readOnly}
        onChange={(next) => onChange(next ? true : undefined)}
      />
    );
  }
  if (isObject(schema.items) && schema.items.format === "properties") {
    return <Properties {...props} />;
  }
  if (schema.format === "scalar") {
    return (
      <One kinds={["text", "number", "boolean"]} label={title(schema, name)} value={value} error={error(name)} readOnly={readOnly} onChange={onChange} />
    );
  }
  return <Plain {...props} />;
}

function title(schema: JsonObject, name: string): string {
  return typeof schema.title === "string" ? schema.title : name;
}

function Plain({ name, schema, value, error, readOnly, onChange, about }: Props) {
  const format = typeof schema.format === "string" ? schema.format : "";
  const text = value === undefined || value === null ? "" : String(value);
  const written = (next: string) => onChange(next === "" && schema.default === undefined && !isNeeded(schema) ? "" : next, name);
  return (
    <Field label={about === "event" && format === "attribute" ? say("property") : title(schema, name)} error={error(name)}>
      {(aria) => {
        if (Array.isArray(schema.enum)) {
          return <Select aria={aria} value={text || String(schema.default ?? "")} options={options(schema)} readOnly={readOnly} onChange={(next) => onChange(next === schema.default ? undefined : next)} />;
        }
        if (schema.type === "integer" && format !== "campaign") {
          return (
            <NumberInput
              aria={aria}
              value={value ?? schema.default}
              unit={typeof schema["x-unit"] === "string" ? schema["x-unit"] : undefined}
              whole
              min={Number(schema.minimum ?? 0)}
              readOnly={readOnly}
              onChange={(next) => onChange(next === schema.default ? undefined : next, name)}
            />
          );
        }
        if (PICKED.has(format)) {
          const optional = !isNeeded(schema);
          return <Pick kind={format} aria={aria} value={text} readOnly={readOnly} onChange={(next) => onChange(next === "" && optional ? undefined : format === "campaign" ? Number(next) : next)} />;
        }
        const kind = about === "event" && format === "attribute" ? "" : format;
        return hasChoices(kind) ? (
          <Suggest kind={kind} aria={aria} value={text} readOnly={readOnly} onChange={written} />
        ) : (
          <TextInput aria={aria} value={text} readOnly={readOnly} onChange={written} />
        );
      }}
    </Field>
  );
}

/** The only fields that may be left out and are chosen by name are templates. */
function isNeeded(schema: JsonObject): boolean {
  return schema.format !== "template";
}

function options(schema: JsonObject) {
  const words = isObject(schema["x-words"]) ? schema["x-words"] : {};
  return (schema.enum as Json[]).map(String).map((word) => ({ value: word, label: String(words[word] ?? word) }));
}

/** What the properties of an event must be: a list of named comparisons. */
export function Properties({ name, schema, root, value, error, readOnly, onChange }: Props) {
  const list = Array.isArray(value) ? value.filter(isObject) : [];
  const item = itemSchema(schema, root);
  const put = (next: JsonObject[], merge?: string) => onChange(next.length === 0 ? undefined : next, merge);
  return (
    <Group label={title(schema, name)} error={error(name)}>
      {list.map((property, index) => (
        <div className="property" key={index}>
          {properties(item).map(([field, own]) => (
            <Field key={field} label={title(own, field)} error={error(`${name}[${index}].${field}`)}>
              {(aria) => (
                <TextInput aria={aria} value={String(property[field] ?? "")} readOnly={readOnly} onChange={(next) => put(list.with(index, { ...property, [field]: next }), `${name}.${index}`)} />
              )}
            </Field>
          ))}
          <Comparisons
            value={property}
            schema={item}
            errors={(field) => error(`${name}[${index}].${field}`)}
            readOnly={readOnly}
            onChange={(next, merge) => put(list.with(index, next), merge && `${name}.${index}.${merge}`)}
          />
          {!readOnly && (
            <button type="button" className="btn btn-quiet btn-s" aria-label={`${say("remove")}: ${String(property.name ?? "")}`} onClick={() => put(list.toSpliced(index, 1))}>
              {say("remove")}
            </button>
          )}
        </div>
      ))}
      {!readOnly && list.length < 10 && (
        <button type="button" className="btn btn-quiet btn-s" onClick={() => put([...list, { name: "", equals: "" }])}>
          {say("addProperty")}
        </button>
      )}
    </Group>
  );
}

function itemSchema(schema: JsonObject, root: JsonObject): JsonObject {
  const items = isObject(schema.items) ? schema.items : {};
  const ref = typeof items.$ref === "string" ? items.$ref : "";
  const found = ref
    .slice(2)
    .split("/")
    .reduce<Json | undefined>((now, key) => (isObject(now) ? now[key] : undefined), root);
  return ref && isObject(found) ? found : items;
}
