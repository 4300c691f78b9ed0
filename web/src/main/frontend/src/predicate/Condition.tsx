import { useId } from "react";
import type { KeyboardEvent } from "react";
import type { Json, JsonObject } from "../model";
import { first, fresh, keywords, offered, properties } from "./catalogue";
import { useChoices } from "./choices";
import { Select } from "./choosing";
import { Field } from "./Field";
import { Leaf } from "./Leaf";
import { Comparisons } from "./operands";
import type { Editing } from "./PredicateEditor";
import * as tree from "./tree";
import type { Path } from "./tree";
import { say } from "./words";
import type { Word } from "./words";

interface Props {
  path: Path;
  editing: Editing;
}

/** A group, a row, or either turned around. */
export function Condition({ path, editing }: Props) {
  const own = tree.at(editing.root, path);
  if (!own) {
    return null;
  }
  if (tree.isNot(own)) {
    return <Condition path={[...path, 0]} editing={editing} />;
  }
  return tree.isGroup(own) ? <GroupBox path={path} editing={editing} /> : <Row path={path} editing={editing} />;
}

function GroupBox({ path, editing }: Props) {
  const own = tree.at(editing.root, path) ?? {};
  const { types, about, readOnly } = editing;
  const name = say("group", number(editing, path));
  const wrong = editing.errorAt(path, "of") ?? editing.errorAt(path, "");
  return (
    <div className={`predicate-group depth-${path.length % 3}`} role="group" aria-label={name} data-path={path.join(".")} onKeyDown={keys(path, editing)}>
      <div className="predicate-head">
        <Field label={say("joined")} quiet>
          {(aria) => (
            <Select
              aria={aria}
              value={tree.typeOf(own)}
              readOnly={readOnly}
              options={[
                { value: "all", label: say("all") },
                { value: "any", label: say("any") },
              ]}
              onChange={(type) => editing.put(path, { ...own, type })}
            />
          )}
        </Field>
        <Tools path={path} editing={editing} name={name} />
      </div>
      <ol className="predicate-parts">
        {tree.parts(own).map((_, index) => (
          <li key={index}>
            {index > 0 && (
              <span className="joint" aria-hidden="true">
                {say(tree.typeOf(own) === "all" ? "and" : "or")}
              </span>
            )}
            <Condition path={[...path, index]} editing={editing} />
          </li>
        ))}
      </ol>
      {wrong && <p className="error">{wrong}</p>}
      {!readOnly && (
        <div className="row-actions">
          <button type="button" className="btn btn-s" onClick={() => editing.add(path, first(types, about))}>
            {say("add")}
          </button>
          <button
            type="button"
            className="btn btn-quiet btn-s"
            onClick={() => editing.add(path, { type: tree.typeOf(own) === "all" ? "any" : "all", of: [first(types, about)] })}
          >
            {say("addGroup")}
          </button>
        </div>
      )}
    </div>
  );
}

function Row({ path, editing }: Props) {
  const own = tree.at(editing.root, path) ?? {};
  const { types, about, readOnly } = editing;
  const type = types.find((one) => one.name === tree.typeOf(own));
  const name = say("condition", number(editing, path));
  const note = useId();
  const fields = useChoices("attribute");
  const known = fields.find((field) => field.value === own.name)?.type;
  if (!type) {
    return (
      <div className="predicate-row" role="group" aria-label={name} data-path={path.join(".")}>
        <p className="quiet">{say("raw")}</p>
        <pre className="mono">{JSON.stringify(own, null, 1)}</pre>
        <Tools path={path} editing={editing} name={name} />
      </div>
    );
  }
  return (
    <div className="predicate-row" role="group" aria-label={name} aria-describedby={type.noisy ? note : undefined} data-path={path.join(".")} onKeyDown={keys(path, editing)}>
      <div className="predicate-head">
        <Field label={say("kind")} quiet error={editing.errorAt(path, "type")}>
          {(aria) => (
            <Select
              aria={aria}
              value={type.name}
              readOnly={readOnly}
              options={offered(types, about, type.name).map((one) => ({
                value: one.name,
                label: about === "event" && one.name === "attribute" ? say("property") : one.title,
                group: about === "event" ? "" : groupName(one.group),
              }))}
              onChange={(next) => {
                const other = types.find((one) => one.name === next);
                if (other) {
                  editing.put(path, fresh(other, about));
                }
              }}
            />
          )}
        </Field>
        <Tools path={path} editing={editing} name={name} />
      </div>
      <div className="predicate-fields">
        {properties(type.schema).map(([field, schema]) => (
          <Leaf
            key={field}
            name={field}
            schema={schema}
            root={type.schema}
            about={about}
            value={own[field]}
            present={own[field] !== undefined}
            error={(below) => editing.errorAt(path, below)}
            readOnly={readOnly}
            onChange={(value, merge) => editing.put(path, set(own, field, value), merge)}
          />
        ))}
        {keywords(type.schema).length > 0 && (
          <Comparisons
            value={own}
            schema={type.schema}
            type={about === "event" ? undefined : known}
            errors={(field) => editing.errorAt(path, field)}
            readOnly={readOnly}
            onChange={(next, merge) => editing.put(path, next, merge)}
          />
        )}
      </div>
      {editing.errorAt(path, "") && <p className="error">{editing.errorAt(path, "")}</p>}
      {type.noisy && (
        <p className="hint" id={note} title={type.noisy}>
          {say("noisy")}
        </p>
      )}
    </div>
  );
}

function set(own: JsonObject, field: string, value: Json | undefined): JsonObject {
  const next = { ...own };
  if (value === undefined) {
    delete next[field];
  } else {
    next[field] = value;
  }
  return next;
}

const GROUPS: Record<string, Word> = {
  logic: "groupLogic",
  contact: "groupContact",
  activity: "groupActivity",
  audience: "groupAudience",
  campaign: "groupCampaign",
};

function groupName(group: string): string {
  return say(GROUPS[group] ?? "groupContact");
}

/** "2.1" for people; the whole is number 1. */
function number(editing: Editing, path: Path): string {
  const shown = path.flatMap((index, depth) => (tree.isNot(tree.at(editing.root, path.slice(0, depth)) ?? {}) ? [] : [index + 1]));
  return shown.length === 0 ? "1" : shown.join(".");
}

function Tools({ path, editing, name }: Props & { name: string }) {
  if (editing.readOnly) {
    return tree.negated(editing.root, path) ? <span className="chip">{say("not")}</span> : null;
  }
  const { root } = editing;
  const { group, index } = tree.place(root, path);
  const siblings = group ? tree.parts(tree.at(root, group) ?? {}).length : 0;
  const turned = tree.negated(root, path);
  const button = (label: string, sign: string, press: () => void, disabled = false) => (
    <button type="button" className="btn btn-quiet btn-icon btn-s" aria-label={`${label}: ${name}`} title={label} disabled={disabled} onClick={press}>
      <span aria-hidden="true">{sign}</span>
    </button>
  );
  return (
    <div className="predicate-tools" role="toolbar" aria-label={name}>
      <button type="button" className={`btn btn-s ${turned ? "btn-primary" : "btn-quiet"}`} aria-pressed={turned} title={say("notHint")} onClick={() => editing.act(tree.negate(root, path), say("not"))}>
        {say("not")}
      </button>
      {group && button(say("up"), "↑", () => shift(path, editing, -1), index === 0)}
      {group && button(say("down"), "↓", () => shift(path, editing, 1), index >= siblings - 1)}
      {group && group.length > 0 && button(say("outOfGroup"), "⇤", () => editing.act(tree.outOfGroup(root, path), say("outOfGroup")))}
      {group && button(say("intoGroup"), "⇥", () => editing.act(tree.intoGroup(root, path), say("intoGroup")))}
      {button(say("remove"), "✕", () => editing.drop(path))}
    </div>
  );
}

function shift(path: Path, editing: Editing, by: 1 | -1): void {
  const moved = tree.move(editing.root, path, by);
  if (moved.root !== editing.root) {
    editing.act(moved, say("moved", tree.place(moved.root, moved.path).index + 1));
  }
}

/** Alt with the arrows moves the condition; everything else stays with the controls. */
function keys(path: Path, editing: Editing) {
  return (event: KeyboardEvent) => {
    if (!event.altKey || editing.readOnly || event.defaultPrevented) {
      return;
    }
    const acts: Record<string, () => void> = {
      ArrowUp: () => shift(path, editing, -1),
      ArrowDown: () => shift(path, editing, 1),
      ArrowRight: () => editing.act(tree.intoGroup(editing.root, path), say("intoGroup")),
      ArrowLeft: () => editing.act(tree.outOfGroup(editing.root, path), say("outOfGroup")),
    };
    const act = acts[event.key];
    if (act) {
      event.preventDefault();
      event.stopPropagation();
      act();
    }
  };
}
