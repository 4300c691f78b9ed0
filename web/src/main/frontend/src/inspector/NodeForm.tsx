import { typeName, useCatalogue } from "../catalogue";
import type { FlowNode, JsonObject } from "../model";
import { Field, Wrong } from "../predicate/Field";
import type { Told } from "../predicate/Field";
import { JsonInput, TextInput } from "../predicate/inputs";
import { isObject } from "../predicate/tree";
import { change } from "../store";
import { Branch, Split } from "./Arms";
import { Chosen } from "./Chosen";
import { configure, errorsOf } from "./configure";
import { useProblems } from "./problems";
import { check, strangers } from "./schema";
import type { ObjectProps } from "./form";
import { ObjectForm } from "./SchemaForm";
import { HookAddress } from "./HookAddress";
import { Wait } from "./Wait";
import { w } from "./words";

/** Those types whose form says more than their schema can. */
const FORMS: Record<string, (props: ObjectProps) => React.ReactNode> = {
  wait: Wait,
  split: Split,
  branch: Branch,
  "webhook-trigger": (props) => (
    <>
      <ObjectForm {...props} />
      <HookAddress config={props.value} />
    </>
  ),
  webhook: (props) => (
    <>
      <ObjectForm {...props} />
      <p className="hint">{w("headerSecret")}</p>
    </>
  ),
};

/** A step: its name, its settings by the schema of its type, and what is wrong with them. */
export function NodeForm({ node, readOnly }: { node: FlowNode; readOnly: boolean }) {
  const types = useCatalogue();
  const problems = useProblems();
  const type = types.get(node.type);
  const schema = type?.schema;
  const config = isObject(node.config) ? node.config : {};
  const errors = new Map<string, Told>([...errorsOf(problems, node), ...(schema ? check(schema, config, schema) : [])]);
  const title = node.name ?? node.id;
  const put = (next: JsonObject, merge?: string) =>
    change(w("changed", title), (draft) => configure(draft, node.id, next, types), merge && `${node.id}:${merge}`);
  const Form = FORMS[node.type] ?? ObjectForm;
  const unknown = schema ? strangers(schema, config, schema) : [];
  return (
    <section className="stack-s" aria-label={title}>
      <header>
        <h2>{typeName(node.type)}</h2>
        {type && <p className="quiet">{type.summary}</p>}
      </header>
      {!readOnly && <Chosen />}
      <Field label={w("name")} hint={w("nameHint", node.id)}>
        {(aria) => (
          <TextInput
            aria={aria}
            value={node.name ?? ""}
            placeholder={node.id}
            maxLength={200}
            readOnly={readOnly}
            onChange={(name) =>
              change(
                w("changed", w("name")),
                (draft) => {
                  const own = draft.nodes.find((one) => one.id === node.id);
                  if (own) {
                    own.name = name === "" ? undefined : name;
                  }
                },
                `name:${node.id}`,
              )
            }
          />
        )}
      </Field>
      <Wrong told={errors.get("")} />
      {schema ? (
        <Form schema={schema} root={schema} value={config} path="" errors={errors} readOnly={readOnly} onChange={put} />
      ) : (
        <Field label={node.type}>{(aria) => <JsonInput aria={aria} value={config} readOnly={readOnly} wrong={w("notJson")} onChange={(next) => put((next ?? {}) as JsonObject, "json")} />}</Field>
      )}
      {unknown.length > 0 && <p className="quiet">{`${w("unknownFields")}: ${unknown.join(", ")}`}</p>}
    </section>
  );
}
