import { useEffect, useId, useRef, useState } from "react";
import { boot } from "../boot";
import { NOT_YET, refresh, useChoices } from "../predicate/choices";
import type { Choice } from "../predicate/choices";
import { Field, Wrong } from "../predicate/Field";
import type { Told } from "../predicate/Field";
import { TextInput } from "../predicate/inputs";
import { t } from "../words";
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
  error?: Told;
  readOnly: boolean;
  onChange: (slug: string) => void;
}

const SHOWN = 40;
/** So many are loaded; of more it is not known which there are. */
const MOST = 200;

function said(template: Choice): string {
  return template.label ?? template.value;
}

/** Scrolls the list, and nothing around it, to what is chosen in it. */
function revealed(list: HTMLElement): void {
  const option = list.querySelector(":checked")?.closest(".template-option")?.getBoundingClientRect();
  const room = list.getBoundingClientRect();
  if (option && (option.top < room.top || option.bottom > room.bottom)) {
    list.scrollTop += option.top - room.top - (room.height - option.height) / 2;
  }
}

/** Chooses a template by its name, with the mail as it looks now beside it. */
export function TemplatePicker({ label, value, error, readOnly, onChange }: Props) {
  const templates = useChoices("template");
  const [search, setSearch] = useState("");
  const name = useId();
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = templates.filter((one) => words.every((word) => `${one.label ?? ""} ${one.value}`.toLowerCase().includes(word)));
  const sorted = fits.sort((one, other) => said(one).localeCompare(said(other), boot.language));
  const chosen = templates.find((one) => one.value === value);
  const listed = chosen && !sorted.slice(0, SHOWN).includes(chosen) ? [chosen, ...sorted.filter((one) => one !== chosen)] : sorted;
  const list = useRef<HTMLDivElement>(null);
  const loaded = templates !== NOT_YET;
  const gone = value !== "" && loaded && !chosen && templates.length < MOST;
  const wrong = error ?? (gone ? w("templateGone", value) : undefined);
  useEffect(() => {
    const back = () => refresh("template");
    addEventListener("focus", back);
    return () => removeEventListener("focus", back);
  }, []);
  useEffect(() => {
    if (list.current) {
      revealed(list.current);
    }
  }, [loaded, value]);
  const page = (query: string) => `${boot.base}/template${query}`;
  return (
    <fieldset className="form-group template-picker" aria-describedby={wrong ? `${name}e` : undefined}>
      <legend>{label}</legend>
      {value === "" && !readOnly && !wrong && <p className="template-asked">{w(loaded && templates.length === 0 ? "templateFirst" : "templateChoose")}</p>}
      {!readOnly && (
        <>
          <Field label={w("templateSearch")}>
            {(aria) => <TextInput aria={aria} type="search" value={search} onChange={setSearch} />}
          </Field>
          <div className="template-list" ref={list} role="radiogroup" aria-label={w("templateList")} tabIndex={-1}>
            {listed.slice(0, SHOWN).map((one) => (
              <label key={one.value} className="template-option">
                <input type="radio" name={name} value={one.value} checked={one.value === value} onChange={() => onChange(one.value)} />
                <span>
                  <span className="template-name">{said(one)}</span>
                  <span className="quiet mono">{one.value}</span>
                </span>
              </label>
            ))}
            {loaded && listed.length === 0 && <p className="quiet">{w("templateNone")}</p>}
          </div>
        </>
      )}
      {readOnly && <p>{chosen?.label ?? value}</p>}
      <Wrong told={wrong} id={`${name}e`} />
      <div className="row-actions">
        {value !== "" && (
          <a className="btn btn-s" href={page(`?slug=${encodeURIComponent(value)}`)} target="_blank" rel="noopener">
            {w("templateEdit")}
            <span className="sr"> ({w("newTab")})</span>
          </a>
        )}
        {!readOnly && (
          <a className="btn btn-s" href={page("")} target="_blank" rel="noopener">
            {w("templateNew")}
            <span className="sr"> ({w("newTab")})</span>
          </a>
        )}
      </div>
      {value !== "" && loaded && !gone && <Preview slug={value} name={chosen?.label ?? value} />}
    </fieldset>
  );
}

/** As on every page (MailFrame.java). */
function framed(html: string): string {
  return boot.mail.stop + boot.mail.rules.reduce((mail, rule) => mail.replace(new RegExp(rule.find, "gi"), rule.put), html);
}

/** For the made-up person of the template's own page. */
const SOMEBODY = { madeUp: true, values: boot.campaign && { campaign: { name: boot.campaign.name } } };

function Preview({ slug, name }: { slug: string; name: string }) {
  const { body, failed } = useAnswer<Rendered>(`templates/${encodeURIComponent(slug)}/preview`, SOMEBODY);
  if (failed) {
    return <p className="error">{w("templateFailed", failed)}</p>;
  }
  return body ? (
    <div className="template-preview">
      <p className="label">{w("templateSubject", body.subject ?? w("templateNoSubject"))}</p>
      <p className="hint">{w("templateAs")}</p>
      {body.html ? (
        <div className="frame-place">
          <iframe className="frame" sandbox="" title={w("templatePreview", name)} srcDoc={framed(body.html)} />
          <p className="frame-way small" role="note">
            {t("frame.way")}
          </p>
        </div>
      ) : (
        <pre>{body.text}</pre>
      )}
    </div>
  ) : null;
}
