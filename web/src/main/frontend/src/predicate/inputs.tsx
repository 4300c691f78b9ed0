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

/** Text of which something is read; what cannot be read is kept to be mended and not passed on. */
function useRead<T>(value: string, read: (text: string) => T | undefined, write: (read: T) => string, pass: (read: T | undefined) => void) {
  const [text, setText] = useTyped(value, (typed) => {
    const now = read(typed);
    return now === undefined ? "" : write(now);
  });
  const type = (event: { target: { value: string } }) => {
    const typed = event.target.value;
    const now = read(typed);
    setText(typed);
    if (now !== undefined || typed.trim() === "") {
      pass(now);
    }
  };
  return { text, type, bad: text.trim() !== "" && read(text) === undefined };
}

/** What a control says of itself while its text cannot be read, with the error that it is described by. */
function unread(aria: Aria, bad: boolean): Aria {
  return bad ? { ...aria, "aria-invalid": true, "aria-describedby": [aria["aria-describedby"], `${aria.id}u`].filter(Boolean).join(" ") } : aria;
}

function Unread({ aria, bad, why }: { aria: Aria; bad: boolean; why: string }) {
  return bad ? (
    <span className="error" id={`${aria.id}u`}>
      {why}
    </span>
  ) : null;
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
  whole?: boolean;
}

export function NumberInput({ value, onChange, aria, readOnly, unit, min, whole }: NumberProps) {
  const { text, type, bad } = useRead(typeof value === "number" ? String(value) : "", numberOf, String, onChange);
  return (
    <>
      <span className="with-unit">
        <input
          {...unread(aria, bad)}
          className="input number"
          inputMode={whole && (min ?? 0) >= 0 ? "numeric" : "decimal"}
          value={text}
          readOnly={readOnly}
          autoComplete="off"
          onChange={type}
        />
        {unit && <span className="unit">{unit}</span>}
      </span>
      <Unread aria={aria} bad={bad} why={say("badNumber")} />
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

/** JSON by hand. */
export function JsonInput({ value, onChange, aria, readOnly, wrong }: { value: Json | undefined; onChange: (value: Json | undefined) => void; aria: Aria; readOnly?: boolean; wrong: string }) {
  const { text, type, bad } = useRead(value === undefined ? "" : laidOut(value), parsed, laidOut, onChange);
  return (
    <>
      <textarea {...unread(aria, bad)} className="input mono" rows={6} value={text} readOnly={readOnly} spellCheck={false} onChange={type} />
      <Unread aria={aria} bad={bad} why={wrong} />
    </>
  );
}

function laidOut(json: Json): string {
  return JSON.stringify(json, null, 2);
}

function parsed(text: string): Json | undefined {
  try {
    const read = JSON.parse(text) as Json;
    return read !== null && typeof read === "object" && !Array.isArray(read) ? read : undefined;
  } catch {
    return undefined;
  }
}
