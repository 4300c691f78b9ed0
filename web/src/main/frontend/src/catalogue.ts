import { useSyncExternalStore } from "react";
import { loadStepTypes } from "./api";
import type { FlowNode, StepType } from "./model";
import { has, t } from "./words";

const listeners = new Set<() => void>();
let types: ReadonlyMap<string, StepType> = new Map();

export async function loadCatalogue(): Promise<void> {
  setCatalogue((await loadStepTypes()).body);
}

export function setCatalogue(list: StepType[]): void {
  types = new Map(list.map((type) => [type.name, type]));
  listeners.forEach((listener) => listener());
}

export function catalogue(): ReadonlyMap<string, StepType> {
  return types;
}

/** The step types of GET /step-types by name. */
export function useCatalogue(): ReadonlyMap<string, StepType> {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => types,
  );
}

export function isTrigger(node: FlowNode): boolean {
  return types.get(node.type)?.kind === "TRIGGER" || (!types.has(node.type) && node.type.endsWith("-trigger"));
}

/** What the type is called; a type of an extension without words here by its own name. */
export function typeName(type: string): string {
  return has(`node.${type}`) ? t(`node.${type}`) : type;
}

export function typeSymbol(type: string): string {
  return has(`node.${type}.symbol`) ? t(`node.${type}.symbol`) : "node";
}

export function typeTone(type: string): string {
  return has(`node.${type}.tone`) ? t(`node.${type}.tone`) : "plain";
}
