import { useEffect, useState } from "react";
import { ApiError, ask } from "../api";
import type { Violation } from "../api";
import type { JsonObject } from "../model";
import type { About } from "./catalogue";
import { say } from "./words";

const PAUSE = 350;
const LONGER = 500;

interface Sentence {
  /** Left out when the condition cannot be read. */
  sentence?: string;
  needsRun: boolean;
  errors: Violation[];
}

export interface Plain {
  sentence: string;
  /** How many contacts match, in words. */
  count: string;
  /** What is wrong, by the place in the condition: .of[1].tag; "" = the whole. */
  errors: ReadonlyMap<string, string>;
}

const NOTHING: Plain = { sentence: "", count: "", errors: new Map() };

/** The condition in words, as the server says it everywhere, what is wrong with it, and how many contacts match. */
export function usePlain(root: JsonObject | null, about: About, counts: boolean): Plain {
  const [plain, setPlain] = useState<Plain>(NOTHING);
  const written = root ? JSON.stringify(root) : "";
  useEffect(() => {
    if (written === "") {
      setPlain(NOTHING);
      return;
    }
    const stop = new AbortController();
    const timer = setTimeout(() => void tell(written, about, counts, stop.signal, setPlain), PAUSE);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [written, about, counts]);
  return plain;
}

async function tell(written: string, about: About, counts: boolean, signal: AbortSignal, set: (next: Plain) => void): Promise<void> {
  const predicate = JSON.parse(written) as JsonObject;
  let said: Sentence;
  try {
    said = (await ask<Sentence>("predicates/sentence", { method: "POST", body: { predicate }, signal })).body;
  } catch (error) {
    if (!signal.aborted) {
      set({ sentence: "", count: "", errors: places(error) });
    }
    return;
  }
  const errors = byPlace(said.errors);
  if (said.sentence === undefined) {
    set({ sentence: "", count: "", errors });
    return;
  }
  if (!counts || about === "event") {
    set({ sentence: said.sentence, count: "", errors });
    return;
  }
  if (said.needsRun && about !== "segment") {
    set({ sentence: said.sentence, count: say("countRun"), errors });
    return;
  }
  set({ sentence: said.sentence, count: say("counting"), errors });
  await new Promise((resolve) => setTimeout(resolve, LONGER));
  if (!signal.aborted) {
    await count(predicate, said.sentence, signal, set);
  }
}

async function count(predicate: JsonObject, sentence: string, signal: AbortSignal, set: (next: Plain) => void): Promise<void> {
  try {
    const counted = (await ask<{ count: number }>("segments/count", { method: "POST", body: { predicate }, signal })).body.count;
    set({ sentence, count: counted === 0 ? say("countNone") : counted === 1 ? say("countOne") : say("count", counted), errors: new Map() });
  } catch (error) {
    if (!signal.aborted) {
      const wrong = places(error);
      set({ sentence, count: wrong.has("") ? say("countFailed", wrong.get("") ?? "") : "", errors: wrong.has("") ? new Map() : wrong });
    }
  }
}

function byPlace(violations: readonly Violation[]): Map<string, string> {
  return new Map(violations.map((one) => [one.where.replace(/^predicate/, ""), `${one.what} ${one.mend}`]));
}

function places(error: unknown): ReadonlyMap<string, string> {
  if (error instanceof ApiError && error.violations.length > 0) {
    return byPlace(error.violations);
  }
  return new Map([["", error instanceof Error ? error.message : String(error)]]);
}
