import { useId, useState } from "react";
import { boot } from "../boot";
import { refresh, useChoices } from "../predicate/choices";
import { Field, TextInput } from "../predicate/fields";
import { useAnswer } from "./answer";
import { w } from "./words";

interface Rendered {
  subject?: string;
  html?: string;
  text: string;
}

interface Props {
  label: string;
  value: string;
  error?: string;
  readOnly: boolean;
  onChange: (slug: string) => void;
}

const SHOWN = 40;

/** Chooses a template by its name, with the mail as it looks now beside it. */
export function TemplatePicker({ label, value, error, readOnly, onChange }: Props) {
  const templates = useChoices("template");
  const [search, setSearch] = useState("");
  const name = useId();
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = templates.filter((one) => words.every((word) => `${one.label ?? ""} ${one.value}`.toLowerCase().includes(word)));
  const chosen = templates.find((one) => one.value === value);
  const listed = chosen && !fits.includes(chosen) ? [chosen, ...fits] : fits;
  const gone = value !== "" && templates.length > 0 && !chosen;
  const page = (query: string) => `${boot.base}/template${query}`;
  return (
    <fieldset className="form-group template-picker" aria-describedby={error || gone ? `${name}e` : undefined}>
      <legend>{label}</legend>
      {!readOnly && (
        <>
          <Field label={w("templateSearch")}>
            {(aria) => <TextInput aria={aria} type="search" value={search} onChange={setSearch} />}
          </Field>
          <div className="template-list" role="radiogroup" aria-label={w("templateList")} tabIndex={-1}>
            {listed.slice(0, SHOWN).map((one) => (
              <label key={one.value} className="template-option">
                <input type="radio" name={name} value={one.value} checked={one.value === value} onChange={() => onChange(one.value)} />
                <span>
                  <span className="template-name">{one.label ?? one.value}</span>
                  <span className="quiet mono">{one.value}</span>
                </span>
              </label>
            ))}
            {listed.length === 0 && <p className="quiet">{w("templateNone")}</p>}
          </div>
        </>
      )}
      {readOnly && <p>{chosen?.label ?? value}</p>}
      {(error || gone) && (
        <p className="error" id={`${name}e`}>
          {error ?? w("templateGone", value)}
        </p>
      )}
      <div className="row-actions">
        {value !== "" && (
          <a className="btn btn-s" href={page(`?slug=${encodeURIComponent(value)}`)} target="_blank" rel="noopener">
            {w("templateEdit")}
            <span className="sr"> ({w("newTab")})</span>
          </a>
        )}
        {!readOnly && (
          <>
            <a className="btn btn-s" href={page("")} target="_blank" rel="noopener">
              {w("templateNew")}
              <span className="sr"> ({w("newTab")})</span>
            </a>
            <button type="button" className="btn btn-quiet btn-s" onClick={() => refresh("template")}>
              {w("templateReload")}
            </button>
          </>
        )}
      </div>
      {value !== "" && !gone && <Preview slug={value} name={chosen?.label ?? value} />}
    </fieldset>
  );
}

function Preview({ slug, name }: { slug: string; name: string }) {
  const { body, failed } = useAnswer<Rendered>(`templates/${encodeURIComponent(slug)}/preview`, {});
  if (failed) {
    return <p className="error">{w("templateFailed", failed)}</p>;
  }
  return body ? (
    <div className="template-preview">
      <p className="label">{w("templateSubject", body.subject ?? w("templateNoSubject"))}</p>
      {body.html ? <iframe className="frame" sandbox="" title={w("templatePreview", name)} srcDoc={body.html} /> : <pre>{body.text}</pre>}
    </div>
  ) : null;
}
