import { boot } from "../boot";
import type { Json } from "../model";
import { Select } from "../predicate/choosing";
import { Field } from "../predicate/Field";
import type { Told } from "../predicate/Field";
import { TextInput } from "../predicate/inputs";
import { useAnswer } from "./answer";
import type { Violation } from "../api";
import { moment } from "./moments";
import { w } from "./words";

interface Foreseen {
  /** Left out when the expression is none. */
  summary?: string;
  zone: string;
  next: string[];
  errors: Violation[];
}

const PRESETS = [
  ["0 9 * * *", "cronDaily"],
  ["0 9 * * MON-FRI", "cronWeekdays"],
  ["0 9 * * MON", "cronWeekly"],
  ["0 9 1 * *", "cronMonthly"],
  ["0 * * * *", "cronHourly"],
] as const;

interface Props {
  label: string;
  hint: string;
  value: string;
  zone: Json | undefined;
  error?: Told;
  readOnly: boolean;
  onChange: (next: string) => void;
}

/** A cron expression with what it means in words and its next five times, as the server tells them. */
export function Cron({ label, hint, value, zone, error, readOnly, onChange }: Props) {
  const campaign = useAnswer<{ timeZone?: string }>(boot.campaign ? `campaigns/${boot.campaign.id}` : null);
  const inZone = typeof zone === "string" && zone !== "" ? zone : (campaign.body?.timeZone ?? "UTC");
  const asked = value === "" ? null : `schedules/preview?cron=${encodeURIComponent(value)}&zone=${encodeURIComponent(inZone)}`;
  const { body, failed } = useAnswer<Foreseen>(asked);
  const wrong = body?.errors.map((one) => `${one.what} ${one.mend}`).join(" ");
  const preset = PRESETS.some(([cron]) => cron === value) ? value : "";
  return (
    <div className="stack-s">
      {!readOnly && (
        <Field label={w("cronPreset")}>
          {(aria) => (
            <Select
              aria={aria}
              value={preset}
              options={[{ value: "", label: w("cronOwn") }, ...PRESETS.map(([cron, word]) => ({ value: cron, label: w(word) }))]}
              onChange={(next) => next !== "" && onChange(next)}
            />
          )}
        </Field>
      )}
      <Field label={label} hint={hint} error={error ?? (failed || wrong)}>
        {(aria) => <TextInput aria={aria} mono value={value} readOnly={readOnly} onChange={onChange} />}
      </Field>
      {body?.summary && (
        <div className="foreseen" role="status">
          <p>
            {body.summary} ({body.zone})
          </p>
          <p className="label">{w("cronNext")}</p>
          <ul>
            {body.next.map((time) => (
              <li key={time}>
                <time dateTime={time}>{moment(time, body.zone)}</time>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
