import { useEffect, useRef, useState } from "react";
import type { Json } from "../model";
import type { Aria } from "./Field";
import { language, say } from "./words";

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

export interface TextProps {
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
