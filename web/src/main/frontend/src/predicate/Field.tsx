import { useId } from "react";
import type { ReactNode } from "react";

export interface Aria {
  id: string;
  "aria-describedby"?: string;
  "aria-invalid"?: boolean;
}

/** What stands beside its cause: an error as a text, or what is only worth a look. */
export type Told = string | { warning: string };

export function textOf(told: Told): string {
  return typeof told === "string" ? told : told.warning;
}

/** @param id by which a control is described by it */
export function Wrong({ told, id }: { told: Told | undefined; id?: string }) {
  return told ? (
    <p className={typeof told === "string" ? "error" : "warn-text"} id={id}>
      {textOf(told)}
    </p>
  ) : null;
}

interface FieldProps {
  label: string;
  hint?: string;
  error?: Told;
  /** Only a screen reader is told the label: the place says it to others. */
  quiet?: boolean;
  children: (aria: Aria) => ReactNode;
}

/** A control with its label, its help and what is wrong with it, bound together for screen readers. */
export function Field({ label, hint, error, quiet, children }: FieldProps) {
  const id = useId();
  const described = [hint ? `${id}h` : "", error ? `${id}e` : ""].filter(Boolean).join(" ");
  return (
    <div className="field">
      <label htmlFor={id} className={quiet ? "sr" : undefined}>
        {label}
      </label>
      {children({ id, "aria-describedby": described || undefined, "aria-invalid": typeof error === "string" && error !== "" ? true : undefined })}
      {hint && (
        <p className="hint" id={`${id}h`}>
          {hint}
        </p>
      )}
      <Wrong told={error} id={`${id}e`} />
    </div>
  );
}

/** Several controls under one name. */
export function Group({ label, hint, error, children, className }: Omit<FieldProps, "children"> & { children: ReactNode; className?: string }) {
  const id = useId();
  const described = [hint ? `${id}h` : "", error ? `${id}e` : ""].filter(Boolean).join(" ");
  return (
    <fieldset className={`form-group ${className ?? ""}`} aria-describedby={described || undefined}>
      <legend>{label}</legend>
      {hint && (
        <p className="hint" id={`${id}h`}>
          {hint}
        </p>
      )}
      {children}
      <Wrong told={error} id={`${id}e`} />
    </fieldset>
  );
}
