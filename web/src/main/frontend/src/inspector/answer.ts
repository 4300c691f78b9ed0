import { useEffect, useState } from "react";
import { ApiError, ask } from "../api";

const PAUSE = 300;

export interface Answered<T> {
  body: T | null;
  failed: string;
  /** By the place in what was asked. */
  errors: ReadonlyMap<string, string>;
}

/**
 * Asks the server when what is asked has not changed for a moment; the last good answer stays until there is another.
 *
 * @param path below /api/v1/; null = nothing is asked
 * @param body posted; left out = GET
 */
export function useAnswer<T>(path: string | null, body?: unknown): Answered<T> {
  const nothing: Answered<T> = { body: null, failed: "", errors: new Map() };
  const [answered, setAnswered] = useState(nothing);
  const posted = body === undefined ? null : JSON.stringify(body);
  useEffect(() => {
    if (path === null) {
      setAnswered(nothing);
      return;
    }
    const stop = new AbortController();
    const how = posted === null ? {} : { method: "POST" as const, body: JSON.parse(posted) as unknown };
    const timer = setTimeout(() => {
      ask<T>(path, { ...how, signal: stop.signal }).then(
        (answer) => setAnswered({ body: answer.body, failed: "", errors: new Map() }),
        (error: unknown) => {
          if (!stop.signal.aborted) {
            setAnswered({ body: null, ...told(error) });
          }
        },
      );
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [path, posted]);
  return answered;
}

function told(error: unknown): { failed: string; errors: ReadonlyMap<string, string> } {
  const violations = error instanceof ApiError ? error.violations : [];
  return violations.length === 0
    ? { failed: error instanceof Error ? error.message : String(error), errors: new Map() }
    : {
        failed: violations.map((one) => `${one.what} ${one.mend}`).join(" "),
        errors: new Map(violations.map((one) => [one.where, `${one.what} ${one.mend}`])),
      };
}
