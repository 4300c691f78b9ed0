import type { Json, JsonObject } from "../model";
import { properties, usePredicateTypes } from "../predicate/catalogue";
import { Check, Suggest } from "../predicate/choosing";
import { Field } from "../predicate/Field";
import { Properties } from "../predicate/Leaf";
import { isObject } from "../predicate/tree";
import { withField } from "./form";
import type { Errors } from "./form";
import { w } from "./words";

interface Props {
  value: Json | undefined;
  /** By paths that begin with when.event. */
  errors: Errors;
  readOnly: boolean;
  onChange: (next: JsonObject, merge?: string) => void;
}

/** An event that is waited for: its name and what its properties must be. */
export function EventPattern({ value, errors, readOnly, onChange }: Props) {
  const { types } = usePredicateTypes();
  const event = isObject(value) ? value : { name: "" };
  const type = types?.find((one) => one.name === "event");
  const fields = new Map(type ? properties(type.schema) : []);
  const name = fields.get("name");
  const where = fields.get("where");
  return (
    <>
      <Field label={String(name?.title ?? "event")} error={errors.get("when.event.name") ?? errors.get("when.event")}>
        {(aria) => <Suggest kind="event" aria={aria} value={String(event.name ?? "")} readOnly={readOnly} onChange={(next) => onChange({ ...event, name: next }, "event.name")} />}
      </Field>
      {where && type && (
        <Properties
          name="where"
          schema={where}
          root={type.schema}
          about="contact"
          value={event.where}
          present={event.where !== undefined}
          error={(below) => errors.get(`when.event.${below}`)}
          readOnly={readOnly}
          onChange={(next, merge) => onChange(withField(event, "where", next), merge)}
        />
      )}
      <Check label={w("machines")} value={event.includeMachine === true} readOnly={readOnly} onChange={(on) => onChange(withField(event, "includeMachine", on ? true : undefined))} />
    </>
  );
}
