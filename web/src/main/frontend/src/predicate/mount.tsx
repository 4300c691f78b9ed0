import { useState } from "react";
import { createRoot } from "react-dom/client";
import type { JsonObject } from "../model";
import type { About } from "./catalogue";
import "./predicate.css";
import { PredicateEditor } from "./PredicateEditor";
import { isObject } from "./tree";

/**
 * Puts the editor of conditions on a page of its own:
 *
 *   <input type="hidden" id="rule" .../>
 *   <div data-predicate-editor="rule" data-label="Who is in it" data-about="segment" data-counts="true"></div>
 *
 * The JSON is read from the input and written back to it with an "input" and a "change" event; data-readonly="true" shows it only.
 */
function Island({ input, label, about, counts, readOnly }: { input: HTMLInputElement; label: string; about: About; counts: boolean; readOnly: boolean }) {
  const [value, setValue] = useState<JsonObject | undefined>(() => read(input.value));
  return (
    <PredicateEditor
      value={value}
      about={about}
      label={label}
      counts={counts}
      readOnly={readOnly}
      onChange={(next) => {
        setValue(next);
        input.value = next ? JSON.stringify(next) : "";
        input.dispatchEvent(new Event("input", { bubbles: true }));
        input.dispatchEvent(new Event("change", { bubbles: true }));
      }}
    />
  );
}

function read(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value as JsonObject) ? (value as JsonObject) : undefined;
  } catch {
    return undefined;
  }
}

function mount(place: HTMLElement): void {
  const input = document.getElementById(place.dataset.predicateEditor ?? "");
  if (input instanceof HTMLInputElement && !place.dataset.mounted) {
    place.dataset.mounted = "true";
    const { label = "", about = "segment", counts = "true", readonly = "false" } = place.dataset;
    createRoot(place).render(<Island input={input} label={label} about={about as About} counts={counts === "true"} readOnly={readonly === "true"} />);
  }
}

const mountAll = () => document.querySelectorAll<HTMLElement>("[data-predicate-editor]").forEach(mount);

/** Parts of a page come and go with partial updates. */
new MutationObserver(mountAll).observe(document.documentElement, { childList: true, subtree: true });
mountAll();
