import { Icon } from "../icon";
import { DEFAULT_PORT } from "../model";
import { portName } from "../summary";
import { t } from "../words";
import type { Explanation, Held, TestMessage, TestRun, TestStep } from "./rest";
import { moment } from "./time";

/** The way as a list; each step leads to its place on the canvas. */
export function TestPath({ run, onStep }: { run: TestRun; onStep: (node: string) => void }) {
  return (
    <section className="stack-s test-path" aria-label={t("builder.test.path")}>
      <h3>{t("builder.test.path.of", run.contact)}</h3>
      <p className="quiet">{t("builder.test.clock", run.timeZone)}</p>
      <ol>
        {run.path.map((step) => (
          <Step key={step.visit} step={step} zone={run.timeZone} onStep={onStep} />
        ))}
      </ol>
      {run.ending ? (
        <p className="notice" data-ending={run.ending.kind}>
          <Icon symbol="flag" />
          {t("builder.test.ended", t(`builder.test.status.${run.ending.status}`), moment(run.ending.at, run.timeZone))}
          {run.ending.reason ? ` ${run.ending.reason}` : ""}
        </p>
      ) : (
        <p className="notice" data-ending="">
          <Icon symbol="clock" />
          {t(run.cut ? "builder.test.cut" : "builder.test.stands")}
        </p>
      )}
    </section>
  );
}

function Step({ step, zone, onStep }: { step: TestStep; zone: string; onStep: (node: string) => void }) {
  return (
    <li data-step={step.node}>
      <button type="button" className="test-step" onClick={() => onStep(step.node)}>
        <strong>{step.name ?? step.node}</strong>
        <time dateTime={step.arrived}>{moment(step.arrived, zone)}</time>
      </button>
      {step.criteria.map((criterion, index) => (
        <Found key={index} found={criterion.found} />
      ))}
      {step.held.map((held) => (
        <HeldUntil key={held.by + held.from} held={held} zone={zone} />
      ))}
      {step.messages.map((message, index) => (
        <Message key={index} message={message} zone={zone} known={step.arrived} />
      ))}
      {step.endedBy && step.held.length === 0 && <p>{t(`builder.test.wait.${step.endedBy}`, step.left ? moment(step.left, zone) : "", step.why ?? "")}</p>}
      {!step.left && step.until && step.held.length === 0 && <p>{t("builder.test.until", moment(step.until, zone))}</p>}
      {!step.endedBy && step.why && <p>{step.why}</p>}
      {step.port && (step.port !== DEFAULT_PORT || !step.to) && <p className="quiet">{t(step.to ? "builder.test.leaves" : "builder.test.leaves.end", portName(step.port))}</p>}
    </li>
  );
}

/** "Held until Tue 09:00: outside the step's sending hours", with the clock that says so. */
function HeldUntil({ held, zone }: { held: Held; zone: string }) {
  return (
    <p className="test-held" data-held={held.by}>
      <Icon symbol="clock" small />
      <span>
        {t("builder.test.held", moment(held.until, zone), t(`builder.test.held.${held.by}`))}
        {held.zone !== zone && <span className="quiet"> {t("builder.test.held.clock", held.zone)}</span>}
      </span>
    </p>
  );
}

/** Part by part, each with what was seen. */
function Found({ found }: { found: Explanation }) {
  return (
    <div className={found.holds ? "criterion is-met" : "criterion is-unmet"} data-holds={found.holds}>
      <p>
        <Icon symbol={found.holds ? "check" : "close"} small />
        <span>
          <span className="sr">{t(found.holds ? "builder.test.met" : "builder.test.unmet")}: </span>
          {found.rule}
          {found.saw && <span className="quiet"> ({t("builder.test.saw", found.saw)})</span>}
        </span>
      </p>
      {found.parts.map((part, index) => (
        <Found key={index} found={part} />
      ))}
    </div>
  );
}

/** @param known when the step was reached: said already */
function Message({ message, zone, known }: { message: TestMessage; zone: string; known: string }) {
  return (
    <div className="test-message">
      <p>
        <Icon symbol="send" small /> <strong>{message.subject ?? message.template ?? message.channel}</strong>
        {message.at !== known && <span className="quiet">{moment(message.at, zone)}</span>}
      </p>
      {message.held.map((held) => (
        <HeldUntil key={held.by + held.from} held={held} zone={zone} />
      ))}
      {message.skipped && <p className="error">{t("builder.test.skipped", message.skipped)}</p>}
      {message.problem && <p className="error">{message.problem}</p>}
      {message.text && (
        <details>
          <summary>{t("builder.test.text")}</summary>
          <pre tabIndex={0}>{message.text}</pre>
        </details>
      )}
    </div>
  );
}
