import type { Json, JsonObject } from "../model";
import { Group, Wrong } from "../predicate/Field";
import { isObject } from "../predicate/tree";
import { join, label, withField } from "./form";
import type { ControlProps, Drawn, ObjectProps } from "./form";
import { FORMATS, Switch } from "./formats";
import { Tags, Weekdays } from "./lists";
import { Disclosure, Optional } from "./Optional";
import { blank, fieldsOf, resolve, shown, text } from "./schema";
import type { FormField } from "./schema";
import { Single } from "./Single";
import { w } from "./words";

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

function SchemaField({ field, form }: { field: FormField; form: ObjectProps }) {
  const { value, path, errors, readOnly, onChange, root } = form;
  const own = join(path, field.name);
  const now = value[field.name];
  const put = (next: Json | undefined, merge?: string) => onChange(withField(value, field.name, next), merge && own + merge);
  return <Control field={field} value={now} path={own} errors={errors} root={root} around={value} readOnly={readOnly} onChange={put} />;
}

/** By format, before the type decides. */
const DRAWN: Record<string, Drawn> = { ...FORMATS, span: Inline, pace: Inline };

function Control(props: ControlProps) {
  const drawn = DRAWN[text(props.field.schema, "format")];
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
