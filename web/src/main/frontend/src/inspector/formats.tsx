import { Check } from "../predicate/choosing";
import { Field, Group } from "../predicate/Field";
import { JsonInput } from "../predicate/inputs";
import { One } from "../predicate/operands";
import { PredicateEditor } from "../predicate/PredicateEditor";
import { isObject } from "../predicate/tree";
import { Cron } from "./Cron";
import { label } from "./form";
import type { ControlProps, Drawn } from "./form";
import { WeekHours } from "./lists";
import { Optional } from "./Optional";
import { text } from "./schema";
import { TemplatePicker } from "./TemplatePicker";
import { w } from "./words";

/** Fields that are drawn by their format, whatever their type. */
export const FORMATS: Record<string, Drawn> = {
  predicate: (props) => <Condition {...props} about="contact" />,
  "event-predicate": (props) => <Condition {...props} about="event" />,
  template: ({ field, value, path, errors, readOnly, onChange }) => (
    <TemplatePicker label={label(field)} value={typeof value === "string" ? value : ""} error={errors.get(path)} readOnly={readOnly} onChange={(slug) => onChange(slug || undefined)} />
  ),
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

export function Switch({ field, value, path, errors, readOnly, onChange }: ControlProps) {
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
