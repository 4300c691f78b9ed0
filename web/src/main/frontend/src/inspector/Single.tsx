import { hasChoices } from "../predicate/choices";
import { Select, Suggest } from "../predicate/choosing";
import type { Option } from "../predicate/choosing";
import { Field } from "../predicate/Field";
import { NumberInput, TextInput } from "../predicate/inputs";
import { isObject } from "../predicate/tree";
import type { Json, JsonObject } from "../model";
import { label } from "./form";
import type { ControlProps } from "./form";
import { text } from "./schema";
import { w } from "./words";

/** A field of one value: a choice, a number or a text. */
export function Single({ field, value, path, errors, readOnly, onChange }: ControlProps) {
  const { schema } = field;
  const format = text(schema, "format");
  const written = value === undefined || value === null ? "" : String(value);
  const put = (next: string) => onChange(next === "" && !field.required ? undefined : next, ".");
  return (
    <Field label={label(field)} hint={text(schema, "description")} error={errors.get(path)}>
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

function enumOptions(schema: JsonObject, required: boolean): Option[] {
  const words = isObject(schema["x-words"]) ? schema["x-words"] : {};
  const options = (schema.enum as Json[]).map(String).map((word) => ({ value: word, label: String(words[word] ?? word) }));
  return required || schema.default !== undefined ? options : [{ value: "", label: "–" }, ...options];
}
