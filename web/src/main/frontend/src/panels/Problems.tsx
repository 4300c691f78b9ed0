import { useEffect } from "react";
import type { KeyboardEvent } from "react";
import { Icon } from "../icon";
import { isOpen } from "../model";
import type { Problem } from "../model";
import { openPanel, togglePanel, usePanels } from "../slots";
import { useBuilder } from "../store";
import { t } from "../words";
import { alike, concerns, isNothing, kindOf, KINDS, sieve, sieved } from "./sieve";
import { check, checked, count, hasPlace, jump, place, SYMBOLS, toneOf, watchProblems } from "./validation";

export const PROBLEMS = { id: "problems", side: "bottom" as const, title: () => t("builder.validate.title"), Content: ProblemList };

/** Checks after edits; has no face. */
export function ProblemWatch() {
  useEffect(watchProblems, []);
  return null;
}

export function ValidateButton() {
  const { problems, checking } = checked.use();
  const shown = usePanels().bottom === PROBLEMS.id;
  const open = problems ? problems.filter(isOpen).length : 0;
  const errors = problems ? count(problems, "error") - open : 0;
  const warnings = problems ? count(problems, "warning") : 0;
  const press = () => {
    if (shown) {
      togglePanel(PROBLEMS);
    } else {
      openPanel(PROBLEMS);
      void check(true);
    }
  };
  return (
    <button type="button" className="btn btn-quiet" title={t("builder.validate")} aria-expanded={shown} onClick={press} data-opens={PROBLEMS.id} data-problems={problems ? `${errors + open}/${warnings}` : ""}>
      <Icon symbol={checking ? "refresh" : errors + warnings > 0 ? "alert" : "check"} />
      <span className="tool-name">{t("builder.validate")}</span>
      {errors > 0 && (
        <span className="badge badge-bad" aria-label={t("builder.validate.errors", errors)}>
          {errors}
        </span>
      )}
      {errors === 0 && open > 0 && (
        <span className="badge badge-accent" aria-label={t("builder.validate.open", open)}>
          {open}
        </span>
      )}
      {errors + open === 0 && warnings > 0 && (
        <span className="badge badge-warn" aria-label={t("builder.validate.warnings", warnings)}>
          {warnings}
        </span>
      )}
    </button>
  );
}

function ProblemList() {
  const { problems, checking, failed } = checked.use();
  const { tone, own } = sieve.use();
  const selection = useBuilder((now) => now.selection);
  if (failed) {
    return (
      <p className="error" role="alert">
        {t("builder.validate.failed", failed)}
      </p>
    );
  }
  if (problems === null) {
    return <p className="quiet">{t("builder.validate.checking")}</p>;
  }
  if (problems.length === 0) {
    return (
      <p className="row">
        <Icon symbol="check" /> {t("builder.validate.none")}
      </p>
    );
  }
  const here = problems.filter((one) => concerns(one, selection));
  const shown = sieved(problems);
  return (
    <>
      <div className="problem-sieve" role="group" aria-label={t("builder.validate.show")}>
        {KINDS.map((kind) => {
          const many = problems.filter((one) => kind === "all" || kindOf(one) === kind).length;
          return (
            (many > 0 || kind === tone) && (
              <button key={kind} type="button" className="btn btn-s" aria-pressed={tone === kind} onClick={() => sieve.set({ tone: kind })}>
                {t(`builder.validate.only.${kind}`, many)}
              </button>
            )
          );
        })}
        <button
          type="button"
          className="btn btn-s"
          aria-pressed={own}
          aria-disabled={!own && isNothing(selection)}
          title={isNothing(selection) ? t("builder.validate.only.here.none") : undefined}
          onClick={() => (own || !isNothing(selection)) && sieve.set({ own: !own })}
        >
          {t("builder.validate.only.here", here.length)}
        </button>
        <span className={checking ? "quiet small" : "quiet small of-keys"}>{t(checking ? "builder.validate.checking" : "builder.validate.jumpHint")}</span>
      </div>
      {shown.length === 0 ? <p className="quiet">{t(own && isNothing(selection) ? "builder.validate.only.here.none" : "builder.validate.only.nothing")}</p> : <Items problems={shown} />}
    </>
  );
}

/** Each with its place, to which it leads, and how to mend it. @param onJump is called after a jump */
export function Items({ problems, onJump }: { problems: readonly Problem[]; onJump?: () => void }) {
  const last = sieve.use().last;
  return (
    <ul className="problems" onKeyDown={walk}>
      {problems.map((problem, index) => {
        const tone = toneOf(problem);
        const inside = (
          <>
            <span className={`chip chip-${tone}`}>
              <Icon symbol={SYMBOLS[tone] ?? "info"} />
              {t(`builder.validate.${isOpen(problem) ? "toDo" : problem.severity}`)}
            </span>
            <span className="problem-text">
              <strong>{place(problem)}</strong>
              <span>{problem.what}</span>
              <span className="quiet">{problem.mend}</span>
            </span>
          </>
        );
        return (
          <li key={index} data-code={problem.code}>
            {hasPlace(problem) ? (
              <button
                type="button"
                className="problem"
                aria-current={last !== null && alike(problem, last) ? true : undefined}
                onClick={() => {
                  sieve.set({ last: problem });
                  jump(problem);
                  onJump?.();
                }}
              >
                {inside}
              </button>
            ) : (
              <div className="problem">{inside}</div>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** Arrow keys go from problem to problem; Enter then goes to its place. */
function walk(event: KeyboardEvent<HTMLUListElement>): void {
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>("button.problem")];
  const now = all.indexOf(document.activeElement as HTMLElement);
  const to = { ArrowDown: now + 1, ArrowUp: now - 1, Home: 0, End: all.length - 1 }[event.key];
  if (to !== undefined && now >= 0) {
    event.preventDefault();
    all[Math.max(0, Math.min(to, all.length - 1))]?.focus();
  }
}
