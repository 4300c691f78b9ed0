import { useEffect, useState } from "react";
import { ApiError, ask } from "../api";

const PAUSE = 300;

export interface Answered<T> {
  body: T | null;
  failed: string;
}

/**
 * Asks the server when what is asked has not changed for a moment; the last good answer stays until there is another.
 *
 * @param path below /api/v1/; null = nothing is asked
 * @param body posted; left out = GET
 */
export function useAnswer<T>(path: string | null, body?: unknown): Answered<T> {
  const nothing: Answered<T> = { body: null, failed: "" };
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
        (answer) => setAnswered({ body: answer.body, failed: "" }),
        (error: unknown) => {
          if (!stop.signal.aborted) {
            setAnswered({ body: null, failed: told(error) });
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

function told(error: unknown): string {
  if (error instanceof ApiError && error.violations.length > 0) {
    return error.violations.map((one) => `${one.what} ${one.mend}`).join(" ");
  }
  return error instanceof Error ? error.message : String(error);
}
