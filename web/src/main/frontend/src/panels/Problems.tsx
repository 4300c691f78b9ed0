import { useEffect } from "react";
import { Icon } from "../icon";
import { isOpen } from "../model";
import type { Problem } from "../model";
import { openPanel, togglePanel, usePanels } from "../slots";
import { t } from "../words";
import { check, checked, count, hasPlace, jump, place, SYMBOLS, told, toneOf, watchProblems } from "./validation";

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
    <button type="button" className="btn btn-quiet" title={t("builder.validate")} aria-expanded={shown} onClick={press} data-problems={problems ? `${errors + open}/${warnings}` : ""}>
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
  return (
    <>
      <p className="quiet">{checking ? t("builder.validate.checking") : told(problems)}</p>
      <Items problems={problems} />
    </>
  );
}

/** Each with its place, to which it leads, and how to mend it. @param onJump is called after a jump */
export function Items({ problems, onJump }: { problems: readonly Problem[]; onJump?: () => void }) {
  return (
    <ul className="problems">
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
                onClick={() => {
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
