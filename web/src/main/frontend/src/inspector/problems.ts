import type { Problem } from "../model";
import { checked } from "../panels/validation";
import { useSaving } from "../saving";

/** What validation found last: it looks after each edit; until it has, what saving brought counts. */
export function useProblems(): readonly Problem[] {
  const saved = useSaving((saving) => saving.problems);
  const looked = checked.use().problems;
  return looked ?? saved ?? NONE;
}

const NONE: readonly Problem[] = [];
