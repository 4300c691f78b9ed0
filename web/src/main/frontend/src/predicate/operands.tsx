import type { Json, JsonObject } from "../model";
import { keywords } from "./catalogue";
import type { Keyword } from "./catalogue";
import { Select } from "./choosing";
import { Field } from "./Field";
import type { Aria, Told } from "./Field";
import { Lines, NumberInput, numberOf, TextInput } from "./inputs";
import { say } from "./words";

type Kind = "text" | "number" | "boolean" | "date";

interface Props {
  /** The object that holds the comparisons. */
  value: JsonObject;
  schema: JsonObject;
  /** What the values of the chosen field are, where it is known. */
  type?: string;
  errors: (field: string) => Told | undefined;
  onChange: (next: JsonObject, merge?: string) => void;
  readOnly: boolean;
}

/** The comparisons of a value: each a word and what stands behind it; all must fit. */
export function Comparisons({ value, schema, type, errors, onChange, readOnly }: Props) {
  const all = keywords(schema);
  const present = all.filter((keyword) => value[keyword.name] !== undefined);
  const free = all.filter((keyword) => value[keyword.name] === undefined);
  const swap = (from: string, word: string) => {
    const to = all.find((one) => choices(one).some((choice) => choice.value === word));
    if (to) {
      const operand = to.operand === "boolean" ? word === to.name : converted(value[from], to, type, schema);
      onChange(Object.fromEntries(Object.entries(value).map(([name, own]) => (name === from ? [to.name, operand] : [name, own]))));
    }
  };
  return (
    <div className="comparisons">
      {present.map((keyword) => (
        <div className="comparison" key={keyword.name}>
          <Field label={say("comparison")} quiet>
            {(aria) => (
              <Select
                aria={aria}
                value={value[keyword.name] === false ? NOT + keyword.name : keyword.name}
                readOnly={readOnly}
                options={[keyword, ...free].flatMap(choices)}
                onChange={(word) => swap(keyword.name, word)}
              />
            )}
          </Field>
          <Operand
            operand={numeric(schema) ? ofNumbers(keyword.operand) : keyword.operand}
            value={value[keyword.name]}
            type={type}
            error={errors(keyword.name)}
            readOnly={readOnly}
            onChange={(operand, merge) => onChange({ ...value, [keyword.name]: operand }, merge && `${keyword.name}.${merge}`)}
          />
          {present.length > 1 && !readOnly && (
            <button
              type="button"
              className="btn btn-quiet btn-s"
              onClick={() => onChange(Object.fromEntries(Object.entries(value).filter(([name]) => name !== keyword.name)))}
            >
              {say("removeComparison")}
            </button>
          )}
        </div>
      ))}
      {!readOnly && free[0] && present.length < 3 && (
        <button
          type="button"
          className="btn btn-quiet btn-s"
          onClick={() => {
            const next = free.find((keyword) => keyword.operand === "point") ?? (free[0] as Keyword);
            onChange({ ...value, [next.name]: converted(undefined, next, type, schema) });
          }}
        >
          {say("addComparison")}
        </button>
      )}
    </div>
  );
}

const NOT = "not ";

/** What is so or not so is chosen as one word, and nothing stands behind it. */
function choices(keyword: Keyword) {
  return keyword.operand === "boolean"
    ? [
        { value: keyword.name, label: say("known") },
        { value: NOT + keyword.name, label: say("unknown") },
      ]
    : [{ value: keyword.name, label: keyword.title }];
}

/** Scores are numbers: their schema allows nothing else. */
function numeric(schema: JsonObject): boolean {
  return !keywords(schema).some((keyword) => keyword.operand === "text");
}

function ofNumbers(operand: string): string {
  return operand === "scalar" || operand === "point" ? "number" : operand === "points" ? "numbers" : operand;
}

function converted(old: Json | undefined, to: Keyword, type: string | undefined, schema: JsonObject): Json {
  const single = Array.isArray(old) ? old[0] : old;
  const number = typeof single === "number" ? single : numberOf(String(single ?? ""));
  const plain = numeric(schema);
  switch (to.operand) {
    case "boolean":
      return true;
    case "scalars":
      return single === undefined || single === "" ? [] : [single];
    case "points":
      return [number ?? 0, (number ?? 0) + 1];
    case "point":
      return plain || type !== "date" ? (number ?? 0) : typeof single === "string" ? single : "";
    case "text":
      return typeof single === "string" ? single : single === undefined ? "" : String(single);
    default:
      return plain ? (number ?? 0) : (single ?? "");
  }
}

interface OperandProps {
  operand: string;
  value: Json | undefined;
  type?: string;
  error?: Told;
  readOnly: boolean;
  onChange: (value: Json, merge?: string) => void;
}

function Operand({ operand, value, type, error, readOnly, onChange }: OperandProps) {
  switch (operand) {
    case "boolean":
      return null;
    case "text":
      return (
        <Field label={say("value")} quiet error={error}>
          {(aria) => <TextInput aria={aria} value={text(value)} readOnly={readOnly} onChange={(next) => onChange(next, "text")} />}
        </Field>
      );
    case "scalars":
      return <Several value={value} type={type} error={error} readOnly={readOnly} onChange={onChange} />;
    case "points":
    case "numbers":
      return <Range value={value} numbers={operand === "numbers"} type={type} error={error} readOnly={readOnly} onChange={onChange} />;
    case "number":
      return <One kinds={["number"]} label={say("value")} value={value} type={type} error={error} readOnly={readOnly} onChange={onChange} />;
    case "point":
      return <One kinds={["number", "date"]} label={say("value")} value={value} type={type} error={error} readOnly={readOnly} onChange={onChange} />;
    default:
      return <One kinds={["text", "number", "boolean"]} label={say("value")} value={value} type={type} error={error} readOnly={readOnly} onChange={onChange} />;
  }
}

const KIND_WORDS = { text: "text", number: "number", boolean: "yesNo", date: "date" } as const;

/** A single value whose kind can be chosen: the number 1 and the text 1 are not the same. */
export function One({ kinds, label, value, type, error, readOnly, onChange }: Omit<OperandProps, "operand"> & { kinds: Kind[]; label: string }) {
  const kind = kindOf(value, kinds, type);
  return (
    <div className="one">
      <Field label={label} quiet error={error}>
        {(aria) => <Value kind={kind} value={value} aria={aria} readOnly={readOnly} onChange={onChange} />}
      </Field>
      {kinds.length > 1 && (
        <Field label={say("valueKind")} quiet>
          {(aria) => (
            <Select
              aria={aria}
              value={kind}
              readOnly={readOnly}
              options={kinds.map((one) => ({ value: one, label: say(KIND_WORDS[one]) }))}
              onChange={(next) => onChange(as(value, next as Kind))}
            />
          )}
        </Field>
      )}
    </div>
  );
}

function Value({ kind, value, aria, readOnly, onChange }: { kind: Kind; value: Json | undefined; aria: Aria; readOnly: boolean; onChange: (value: Json, merge?: string) => void }) {
  if (kind === "number") {
    return <NumberInput aria={aria} value={value} readOnly={readOnly} min={-1} onChange={(next) => onChange(next ?? 0, "value")} />;
  }
  if (kind === "boolean") {
    return (
      <Select
        aria={aria}
        value={String(value)}
        readOnly={readOnly}
        options={[
          { value: "true", label: say("yes") },
          { value: "false", label: say("no") },
        ]}
        onChange={(word) => onChange(word === "true")}
      />
    );
  }
  const plainDate = kind === "date" && /^(\d{4}-\d\d-\d\d)?$/.test(text(value));
  return <TextInput aria={aria} value={text(value)} type={plainDate ? "date" : "text"} readOnly={readOnly} onChange={(next) => onChange(next, "value")} />;
}

function Range({ value, numbers, type, error, readOnly, onChange }: Omit<OperandProps, "operand"> & { numbers: boolean }) {
  const [from, to] = Array.isArray(value) ? value : [];
  const kinds: Kind[] = numbers ? ["number"] : ["number", "date"];
  return (
    <div className="range">
      <One kinds={kinds} label={say("from")} value={from} type={type} readOnly={readOnly} onChange={(next, merge) => onChange([next, as(to, kindOf(next, kinds, type))], merge && `from.${merge}`)} />
      <span aria-hidden="true">–</span>
      <One kinds={kinds} label={say("to")} value={to} type={type} error={error} readOnly={readOnly} onChange={(next, merge) => onChange([as(from, kindOf(next, kinds, type)), next], merge && `to.${merge}`)} />
    </div>
  );
}

function Several({ value, type, error, readOnly, onChange }: Omit<OperandProps, "operand">) {
  const list = Array.isArray(value) ? value : [];
  const kinds: Kind[] = ["text", "number", "boolean"];
  const kind = kindOf(list[0], kinds, type);
  return (
    <div className="one">
      <Field label={say("values")} hint={say("eachLine")} quiet error={error}>
        {(aria) => (
          <Lines aria={aria} value={list.map(text)} readOnly={readOnly} onChange={(lines) => onChange(lines.slice(0, 1000).map((line) => as(line, kind)), "values")} />
        )}
      </Field>
      <Field label={say("valueKind")} quiet>
        {(aria) => (
          <Select
            aria={aria}
            value={kind}
            readOnly={readOnly}
            options={kinds.map((one) => ({ value: one, label: say(KIND_WORDS[one]) }))}
            onChange={(next) => onChange(list.map((one) => as(one, next as Kind)))}
          />
        )}
      </Field>
    </div>
  );
}

function kindOf(value: Json | undefined, kinds: Kind[], type?: string): Kind {
  if (typeof value === "number") {
    return "number";
  }
  if (typeof value === "boolean" && kinds.includes("boolean")) {
    return "boolean";
  }
  if (typeof value === "string" && (value !== "" || type === undefined)) {
    return kinds.includes("text") ? "text" : "date";
  }
  return kinds.find((kind) => kind === type) ?? (kinds[0] as Kind);
}

function as(value: Json | undefined, kind: Kind): Json {
  if (kind === "number") {
    return typeof value === "number" ? value : (numberOf(text(value)) ?? (text(value) === "" ? 0 : text(value)));
  }
  if (kind === "boolean") {
    return value === true || ["true", "ja", "yes"].includes(text(value).toLowerCase());
  }
  return typeof value === "number" && kind === "date" ? "" : text(value);
}

function text(value: Json | undefined): string {
  return value === undefined || value === null || typeof value === "object" ? "" : String(value);
}
