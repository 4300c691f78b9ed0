import { useState } from "react";
import type { ReactNode } from "react";
import type { Json, JsonObject } from "../model";
import { Check } from "../predicate/choosing";
import { isObject } from "../predicate/tree";
import { label } from "./form";
import { text } from "./schema";
import type { FormField } from "./schema";

export function Disclosure({ label, open, children }: { label: string; open: boolean; children: ReactNode }) {
  const [state, setState] = useState<boolean | null>(null);
  const shows = state ?? open;
  return (
    <details className="disclosure" open={shows} onToggle={(event) => setState((event.target as HTMLDetailsElement).open)}>
      <summary>{label}</summary>
      <div className="stack-s">{children}</div>
    </details>
  );
}

/** Something that may be left out as a whole. */
export function Optional({ field, value, readOnly, fresh, onChange, children, title }: { field: FormField; value: Json | undefined; readOnly: boolean; fresh: Json; onChange: (next: Json | undefined) => void; children: (value: JsonObject) => ReactNode; title?: string }) {
  return (
    <div className="stack-s optional">
      <Check label={title ?? label(field)} hint={text(field.schema, "description")} value={isObject(value)} readOnly={readOnly} onChange={(on) => onChange(on ? fresh : undefined)} />
      {isObject(value) && <div className="nested stack-s">{children(value)}</div>}
    </div>
  );
}
