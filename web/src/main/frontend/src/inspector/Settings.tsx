import { boot } from "../boot";
import { useCatalogue } from "../catalogue";
import type { Interrupt, JsonObject, WorkflowDocument } from "../model";
import { Select } from "../predicate/choosing";
import { Field, Group } from "../predicate/Field";
import type { Told } from "../predicate/Field";
import { TextInput } from "../predicate/inputs";
import { change } from "../store";
import { useAnswer } from "./answer";
import { ItemButtons } from "./Arms";
import { told } from "./configure";
import { EventPattern } from "./EventPattern";
import { useProblems } from "./problems";
import { check } from "./schema";
import { ObjectForm } from "./SchemaForm";
import { w } from "./words";

type Kind = "event" | "goal" | "unsubscribed" | "leftAudience";

const MOST = 50;

function kindOf(when: JsonObject): Kind {
  return when.goal !== undefined ? "goal" : when.unsubscribed === true ? "unsubscribed" : when.leftAudience === true ? "leftAudience" : "event";
}

const FRESH: Record<Kind, () => JsonObject> = {
  event: () => ({ event: { name: "" } }),
  goal: () => ({ goal: "*" }),
  unsubscribed: () => ({ unsubscribed: true }),
  leftAudience: () => ({ leftAudience: true }),
};

/** The workflow as a whole: its name, and what ends a run wherever it stands. */
export function Settings({ document, readOnly }: { document: WorkflowDocument; readOnly: boolean }) {
  const interrupts = document.interrupts ?? [];
  const put = (next: Interrupt[], label: string, merge?: string) =>
    change(label, (draft) => {
      draft.interrupts = next.length === 0 ? undefined : next;
    }, merge && `interrupts:${merge}`);
  const text = (field: "name" | "description", value: string) =>
    change(
      w("changed", w(field)),
      (draft) => {
        if (field === "name") {
          draft.name = value;
        } else {
          draft.description = value === "" ? undefined : value;
        }
      },
      `document:${field}`,
    );
  return (
    <section className="stack-s" aria-label={w("settings")}>
      <h2>{w("settings")}</h2>
      <p className="quiet">{w("settingsHint")}</p>
      <Field label={w("name")} error={document.name.trim() === "" ? w("required") : undefined}>
        {(aria) => <TextInput aria={aria} value={document.name} maxLength={200} readOnly={readOnly} onChange={(next) => text("name", next)} />}
      </Field>
      <Field label={w("description")}>
        {(aria) => <TextInput aria={aria} rows={3} value={document.description ?? ""} readOnly={readOnly} onChange={(next) => text("description", next)} />}
      </Field>
      <Group label={w("interrupts")} hint={w("interruptsHint")}>
        {interrupts.map((rule, index) => (
          <Rule
            key={index}
            rule={rule}
            index={index}
            readOnly={readOnly}
            onChange={(next, merge) => put(interrupts.with(index, next), w("changed", rule.name), merge && `${index}.${merge}`)}
          >
            <div className="row-actions">
              <ItemButtons index={index} items={interrupts as unknown as JsonObject[]} name={rule.name} readOnly={readOnly} removable onChange={(next) => put(next as unknown as Interrupt[], w("moved"))} />
            </div>
          </Rule>
        ))}
        {!readOnly && interrupts.length < MOST && (
          <div className="row-actions">
            <button type="button" className="btn btn-s" onClick={() => put([...interrupts, { name: w("interruptNo", interrupts.length + 1), when: FRESH.event(), then: { kind: "exit" } }], w("added"))}>
              {w("addInterrupt")}
            </button>
            {!interrupts.some((rule) => JSON.stringify(rule.when).includes("email_replied")) && (
              <button
                type="button"
                className="btn btn-quiet btn-s"
                onClick={() => put([...interrupts, { name: w("replyName"), when: { event: { name: "email_replied" } }, then: { kind: "handoff", to: w("replyTo") } }], w("added"))}
              >
                {w("addReply")}
              </button>
            )}
          </div>
        )}
      </Group>
    </section>
  );
}

interface RuleProps {
  rule: Interrupt;
  index: number;
  readOnly: boolean;
  onChange: (next: Interrupt, merge?: string) => void;
  children: React.ReactNode;
}

function Rule({ rule, index, readOnly, onChange, children }: RuleProps) {
  const types = useCatalogue();
  const exit = types.get("exit")?.schema;
  const problems = useProblems();
  const at = `interrupts[${index}]`;
  const found = new Map(problems.filter((one) => !one.node && one.field?.startsWith(at)).map((one) => [(one.field ?? "").slice(at.length).replace(/^\./, ""), told(one)]));
  const then = new Map<string, Told>([
    ...[...found].filter(([where]) => where.startsWith("then")).map(([where, what]): [string, Told] => [where.replace(/^then\.?/, ""), what]),
    ...(exit ? check(exit, rule.then, exit) : []),
  ]);
  const kind = kindOf(rule.when);
  return (
    <div className="list-item" role="group" aria-label={rule.name || w("interruptNo", index + 1)}>
      <Field label={w("interruptName")} error={found.get("name") ?? found.get("")}>
        {(aria) => <TextInput aria={aria} value={rule.name} maxLength={100} readOnly={readOnly} onChange={(name) => onChange({ ...rule, name }, "name")} />}
      </Field>
      <Field label={w("interruptWhen")} error={found.get("when")}>
        {(aria) => (
          <Select
            aria={aria}
            value={kind}
            readOnly={readOnly}
            options={[
              { value: "event", label: w("whenEvent") },
              { value: "goal", label: w("whenGoal") },
              { value: "unsubscribed", label: w("whenUnsubscribed") },
              { value: "leftAudience", label: w("whenLeft") },
            ]}
            onChange={(next) => onChange({ ...rule, when: FRESH[next as Kind]() })}
          />
        )}
      </Field>
      {kind === "event" && <EventPattern value={rule.when.event} errors={found} readOnly={readOnly} onChange={(event, merge) => onChange({ ...rule, when: { ...rule.when, event } }, merge)} />}
      {kind === "goal" && <Goal value={String(rule.when.goal ?? "")} error={found.get("when.goal")} readOnly={readOnly} onChange={(goal) => onChange({ ...rule, when: { ...rule.when, goal } })} />}
      {exit && (
        <Group label={w("interruptThen")}>
          <ObjectForm schema={exit} root={exit} value={rule.then} path="" errors={then} readOnly={readOnly} onChange={(next, merge) => onChange({ ...rule, then: next }, merge && `then.${merge}`)} />
        </Group>
      )}
      {children}
    </div>
  );
}

function Goal({ value, error, readOnly, onChange }: { value: string; error?: Told; readOnly: boolean; onChange: (goal: string) => void }) {
  const campaign = boot.campaign?.id;
  const { body } = useAnswer<{ goals?: { name: string }[] }>(campaign === undefined ? null : `campaigns/${campaign}`);
  const goals = (body?.goals ?? []).map((goal) => ({ value: goal.name, label: goal.name }));
  return (
    <Field label={w("goal")} error={error}>
      {(aria) =>
        campaign === undefined ? (
          <TextInput aria={aria} value={value} placeholder="*" readOnly={readOnly} onChange={onChange} />
        ) : (
          <Select aria={aria} value={value} options={[{ value: "*", label: w("anyGoal") }, ...goals]} readOnly={readOnly} onChange={onChange} />
        )
      }
    </Field>
  );
}
