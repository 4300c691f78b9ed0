import { useEffect, useRef, useState } from "react";
import type { Json, JsonObject } from "../model";
import { first, usePredicateTypes } from "./catalogue";
import type { About, PredicateType } from "./catalogue";
import { Condition } from "./Condition";
import { Wrong } from "./Field";
import type { Told } from "./Field";
import { usePlain } from "./plain";
import * as tree from "./tree";
import type { Path } from "./tree";
import { say } from "./words";

export interface PredicateEditorProps {
  /** The condition in its JSON form; undefined = none yet. */
  value: Json | undefined;
  /** @param merge the same for steps that are undone together: typing in one field */
  onChange: (next: JsonObject | undefined, merge?: string) => void;
  about: About;
  /** What the whole is called, for screen readers. */
  label: string;
  /** What is wrong with it that was found elsewhere. */
  error?: Told;
  readOnly?: boolean;
  /** Asks how many contacts match. */
  counts?: boolean;
}

/** What happened, for the focus and for the live message. */
interface Act {
  path: Path;
  say: string;
}

/** What the rows of the tree share. */
export interface Editing {
  root: JsonObject;
  types: readonly PredicateType[];
  about: About;
  readOnly: boolean;
  errorAt: (path: Path, field: string) => string | undefined;
  put: (path: Path, next: JsonObject, merge?: string) => void;
  act: (result: { root: JsonObject; path: Path }, said: string) => void;
  drop: (path: Path) => void;
  add: (group: Path, item: JsonObject) => void;
}

/** A condition as a tree of groups and rows, with its sentence and the number of contacts that match. */
export function PredicateEditor({ value, onChange, about, label, error, readOnly = false, counts = false }: PredicateEditorProps) {
  const { types, failed } = usePredicateTypes();
  const root = tree.isObject(value) ? value : null;
  const box = useRef<HTMLDivElement>(null);
  const [act, setAct] = useState<Act | null>(null);
  const plain = usePlain(root, about, counts);
  useEffect(() => {
    if (act && box.current) {
      focus(box.current, act.path);
    }
  }, [act]);
  if (!types) {
    return <p className={failed ? "error" : "quiet"}>{failed ? say("loadFailed", failed) : say("loading")}</p>;
  }
  const editing: Editing | null = root && {
    root,
    types,
    about,
    readOnly,
    errorAt: (path, field) => plain.errors.get(tree.jsonPath(root, path) + (field ? `.${field}` : "")),
    put: (path, next, merge) => onChange(tree.put(root, path, next), merge && `${path.join(".")}.${merge}`),
    act: (result, said) => {
      onChange(result.root);
      setAct({ path: result.path, say: said });
    },
    drop: (path) => {
      onChange(tree.remove(root, path) ?? undefined);
      setAct({ path: path.slice(0, -1), say: say("removed") });
    },
    add: (group, item) => {
      const index = tree.parts(tree.at(root, group) ?? {}).length;
      onChange(tree.insert(root, group, index, item));
      setAct({ path: [...group, index], say: say("added") });
    },
  };
  const append = (item: JsonObject) => {
    const next = tree.append(root, item);
    onChange(next.root);
    setAct({ path: next.path, say: say("added") });
  };
  return (
    <div className="predicate" role="group" aria-label={label} ref={box} tabIndex={-1}>
      {editing ? <Condition path={[]} editing={editing} /> : <p className="quiet">{say("empty")}</p>}
      {!readOnly && !(root && tree.isGroup(root)) && (
        <div className="row-actions">
          <button type="button" className="btn btn-s" onClick={() => append(first(types, about))}>
            {say("add")}
          </button>
        </div>
      )}
      <Wrong told={error ?? plain.errors.get("")} />
      <div className="predicate-said" role="status" aria-live="polite">
        {plain.sentence && (
          <p>
            <span className="label">{say("sentence")}: </span>
            <span className="sentence">{plain.sentence}</span>
          </p>
        )}
        {plain.count && <p className="quiet">{plain.count}</p>}
        <span className="sr">{act?.say}</span>
      </div>
    </div>
  );
}

/** On the row's first control, or on what is left when the row is gone. */
function focus(box: HTMLElement, path: Path): void {
  const row = box.querySelector(`[data-path="${path.join(".")}"]`) ?? box;
  const target = row.querySelector<HTMLElement>("select:not(:disabled), input, textarea, button") ?? box;
  target.focus();
}
