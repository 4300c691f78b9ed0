import { useId } from "react";
import { useChoices } from "./choices";
import { Wrong } from "./Field";
import type { Aria, Told } from "./Field";
import { TextInput } from "./inputs";
import type { TextProps } from "./inputs";
import { say } from "./words";

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
