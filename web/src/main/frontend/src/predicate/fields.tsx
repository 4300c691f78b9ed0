import { useEffect, useId, useRef, useState } from "react";
import type { ReactNode } from "react";
import type { Json } from "../model";
import { useChoices } from "./choices";
import { language, say } from "./words";

export interface Aria {
  id: string;
  "aria-describedby"?: string;
  "aria-invalid"?: boolean;
}

/** What stands beside its cause: an error as a text, or what is only worth a look. */
export type Told = string | { warning: string };

export function textOf(told: Told): string {
  return typeof told === "string" ? told : told.warning;
}

/** @param id by which a control is described by it */
export function Wrong({ told, id }: { told: Told | undefined; id?: string }) {
  return told ? (
    <p className={typeof told === "string" ? "error" : "warn-text"} id={id}>
      {textOf(told)}
    </p>
  ) : null;
}

interface FieldProps {
  label: string;
  hint?: string;
  error?: Told;
  /** Only a screen reader is told the label: the place says it to others. */
  quiet?: boolean;
  children: (aria: Aria) => ReactNode;
}

/** A control with its label, its help and what is wrong with it, bound together for screen readers. */
export function Field({ label, hint, error, quiet, children }: FieldProps) {
  const id = useId();
  const described = [hint ? `${id}h` : "", error ? `${id}e` : ""].filter(Boolean).join(" ");
  return (
    <div className="field">
      <label htmlFor={id} className={quiet ? "sr" : undefined}>
        {label}
      </label>
      {children({ id, "aria-describedby": described || undefined, "aria-invalid": typeof error === "string" ? true : undefined })}
      {hint && (
        <p className="hint" id={`${id}h`}>
          {hint}
        </p>
      )}
      <Wrong told={error} id={`${id}e`} />
    </div>
  );
}

/** Several controls under one name. */
export function Group({ label, hint, error, children, className }: Omit<FieldProps, "children"> & { children: ReactNode; className?: string }) {
  const id = useId();
  return (
    <fieldset className={`form-group ${className ?? ""}`} aria-describedby={error ? `${id}e` : undefined}>
      <legend>{label}</legend>
      {hint && <p className="hint">{hint}</p>}
      {children}
      <Wrong told={error} id={`${id}e`} />
    </fieldset>
  );
}

/** What is typed stays as it was typed; another value from outside, by undo for example, replaces it. */
function useTyped(value: string, read: (text: string) => string): [string, (text: string) => void] {
  const [text, setText] = useState(value);
  const before = useRef(value);
  useEffect(() => {
    if (before.current !== value) {
      before.current = value;
      setText((now) => (read(now) === value ? now : value));
    }
  });
  return [text, setText];
}

interface TextProps {
  value: string;
  onChange: (text: string) => void;
  aria: Aria;
  readOnly?: boolean;
  rows?: number;
  mono?: boolean;
  placeholder?: string;
  type?: "text" | "time" | "url" | "date" | "datetime-local" | "search";
  maxLength?: number;
}

export function TextInput({ value, onChange, aria, readOnly, rows, mono, placeholder, type, maxLength }: TextProps) {
  const shared = {
    ...aria,
    className: mono ? "input mono" : "input",
    value,
    readOnly,
    placeholder,
    maxLength,
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  };
  return rows ? <textarea {...shared} rows={rows} /> : <input {...shared} type={type ?? "text"} autoComplete="off" />;
}

interface NumberProps {
  value: Json | undefined;
  onChange: (value: number | undefined) => void;
  aria: Aria;
  readOnly?: boolean;
  unit?: string;
  min?: number;
  max?: number;
  whole?: boolean;
}

/** Text that is no number is kept to be mended and not passed on. */
export function NumberInput({ value, onChange, aria, readOnly, unit, min, max, whole }: NumberProps) {
  const shown = typeof value === "number" ? String(value) : "";
  const [text, setText] = useTyped(shown, (typed) => (numberOf(typed) === undefined ? "" : String(numberOf(typed))));
  const bad = text.trim() !== "" && numberOf(text) === undefined;
  return (
    <>
      <span className="with-unit">
        <input
          {...aria}
          className="input number"
          inputMode={whole && (min ?? 0) >= 0 ? "numeric" : "decimal"}
          value={text}
          readOnly={readOnly}
          aria-invalid={bad || aria["aria-invalid"]}
          data-min={min}
          data-max={max}
          autoComplete="off"
          onChange={(event) => {
            setText(event.target.value);
            const read = numberOf(event.target.value);
            if (read !== undefined || event.target.value.trim() === "") {
              onChange(read);
            }
          }}
        />
        {unit && <span className="unit">{unit}</span>}
      </span>
      {bad && <span className="error">{say("badNumber")}</span>}
    </>
  );
}

/** A German comma is a decimal point too. */
export function numberOf(text: string): number | undefined {
  const plain = text.trim().replace(/^\+/, "");
  const dotted = language() === "de" ? plain.replace(",", ".") : plain;
  return /^-?\d+(\.\d+)?$/.test(dotted) ? Number(dotted) : undefined;
}

export interface Option {
  value: string;
  label: string;
  group?: string;
}

interface SelectProps {
  value: string;
  options: readonly Option[];
  onChange: (value: string) => void;
  aria: Aria;
  readOnly?: boolean;
}

/** A value that is not among the options is kept and shown. */
export function Select({ value, options, onChange, aria, readOnly }: SelectProps) {
  const groups = [...new Set(options.map((option) => option.group ?? ""))];
  const known = options.some((option) => option.value === value);
  return (
    <select {...aria} className="input" value={value} disabled={readOnly} onChange={(event) => onChange(event.target.value)}>
      {!known && <option value={value}>{value === "" ? say("choose") : say("gone", value)}</option>}
      {groups.map((group) => {
        const own = options.filter((option) => (option.group ?? "") === group);
        const items = own.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ));
        return group === "" ? items : <optgroup key={group} label={group} children={items} />;
      })}
    </select>
  );
}

interface SuggestProps extends Omit<TextProps, "rows" | "type"> {
  /** Of which things the names are suggested: tag, event, attribute. */
  kind: string;
}

/** A text with suggestions; what is not among them may be written as well. */
export function Suggest({ kind, ...text }: SuggestProps) {
  const choices = useChoices(kind);
  const list = useId();
  return (
    <>
      <input
        {...text.aria}
        className="input"
        value={text.value}
        readOnly={text.readOnly}
        placeholder={text.placeholder}
        maxLength={text.maxLength}
        list={choices.length > 0 && !text.readOnly ? list : undefined}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => text.onChange(event.target.value)}
      />
      {choices.length > 0 && (
        <datalist id={list}>
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value} label={choice.label} />
          ))}
        </datalist>
      )}
    </>
  );
}

/** A choice among things that there are: by their names, without writing. */
export function Pick({ kind, value, onChange, aria, readOnly }: Omit<SuggestProps, "type">) {
  const choices = useChoices(kind);
  const options = choices.map((choice) => ({
    value: choice.value,
    label: choice.label && choice.label !== choice.value ? `${choice.label} (${choice.value})` : choice.value,
  }));
  const blank = { value: "", label: say("choose") };
  return choices.length === 0 && value !== "" ? (
    <TextInput value={value} onChange={onChange} aria={aria} readOnly={readOnly} />
  ) : (
    <Select value={value} options={[blank, ...options]} onChange={onChange} aria={aria} readOnly={readOnly} />
  );
}

interface CheckProps {
  label: string;
  hint?: string;
  error?: Told;
  value: boolean;
  onChange: (value: boolean) => void;
  readOnly?: boolean;
}

export function Check({ label, hint, error, value, onChange, readOnly }: CheckProps) {
  const id = useId();
  return (
    <div className="field">
      <label className="check">
        <input
          type="checkbox"
          checked={value}
          disabled={readOnly}
          aria-describedby={hint ? `${id}h` : undefined}
          aria-invalid={typeof error === "string" ? true : undefined}
          onChange={(event) => onChange(event.target.checked)}
        />
        <span>{label}</span>
      </label>
      {hint && (
        <p className="hint" id={`${id}h`}>
          {hint}
        </p>
      )}
      <Wrong told={error} />
    </div>
  );
}

/** One value on each line; an empty last line is no value. */
export function Lines({ value, onChange, aria, readOnly }: { value: string[]; onChange: (lines: string[]) => void; aria: Aria; readOnly?: boolean }) {
  const shown = value.join("\n");
  const [text, setText] = useTyped(shown, (typed) => lines(typed).join("\n"));
  return (
    <textarea
      {...aria}
      className="input"
      rows={Math.min(8, Math.max(2, value.length + 1))}
      value={text}
      readOnly={readOnly}
      onChange={(event) => {
        setText(event.target.value);
        onChange(lines(event.target.value));
      }}
    />
  );
}

function lines(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** JSON by hand; what cannot be read is kept to be mended and not passed on. */
export function JsonInput({ value, onChange, aria, readOnly, wrong }: { value: Json | undefined; onChange: (value: Json | undefined) => void; aria: Aria; readOnly?: boolean; wrong: string }) {
  const shown = value === undefined ? "" : JSON.stringify(value, null, 2);
  const [text, setText] = useTyped(shown, (typed) => {
    const read = parsed(typed);
    return read === undefined ? "" : JSON.stringify(read, null, 2);
  });
  const bad = text.trim() !== "" && parsed(text) === undefined;
  return (
    <>
      <textarea
        {...aria}
        className="input mono"
        rows={6}
        value={text}
        readOnly={readOnly}
        spellCheck={false}
        aria-invalid={bad || aria["aria-invalid"]}
        onChange={(event) => {
          setText(event.target.value);
          const read = parsed(event.target.value);
          if (read !== undefined || event.target.value.trim() === "") {
            onChange(read);
          }
        }}
      />
      {bad && <span className="error">{wrong}</span>}
    </>
  );
}

function parsed(text: string): Json | undefined {
  try {
    const read = JSON.parse(text) as Json;
    return read !== null && typeof read === "object" && !Array.isArray(read) ? read : undefined;
  } catch {
    return undefined;
  }
}
