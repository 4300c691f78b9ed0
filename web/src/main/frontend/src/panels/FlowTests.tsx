import { useEffect, useState } from "react";
import { boot } from "../boot";
import { Icon } from "../icon";
import { save } from "../saving";
import { togglePanel, usePanels } from "../slots";
import { announce } from "../store";
import { t } from "../words";
import { check, hindering } from "./validation";
import { flowTests, requireTests, runFlowTests } from "./rest";
import type { FlowTestResult, FlowTests as Kept, KeptTest } from "./rest";
import { failure, proves } from "./told";

export const FLOW_TESTS = { id: "tests", side: "right" as const, title: () => t("builder.tests.title"), Content: FlowTests };

export function FlowTestsButton() {
  const open = usePanels().right === FLOW_TESTS.id;
  return (
    <button type="button" className="btn btn-quiet" title={t("builder.tests")} aria-expanded={open} data-opens={FLOW_TESTS.id} onClick={() => togglePanel(FLOW_TESTS)}>
      <Icon symbol="flask" />
      <span className="tool-name minor">{t("builder.tests")}</span>
    </button>
  );
}

/** The workflow's own tests, run against the saved draft. */
export function FlowTests() {
  const [kept, setKept] = useState<Kept | null>(null);
  const [results, setResults] = useState<FlowTestResult[] | null>(null);
  const [running, setRunning] = useState(false);
  const [failed, setFailed] = useState("");
  const load = () => flowTests().then(setKept, (error: unknown) => setFailed(String(error)));
  useEffect(() => void load(), []);
  const run = async () => {
    setRunning(true);
    setFailed("");
    try {
      if (!(await save())) {
        setFailed(t("builder.tests.unsaved"));
        return;
      }
      const errors = hindering((await check(false)) ?? []);
      if (errors > 0) {
        setFailed(t("builder.test.errors", errors));
        return;
      }
      const found = await runFlowTests();
      await load();
      setResults(found);
      announce(t("builder.tests.told", found.filter((one) => one.failures.length === 0).length, found.length));
    } catch (error) {
      setFailed(error instanceof Error ? error.message : String(error));
    } finally {
      setRunning(false);
    }
  };
  const demand = (required: boolean) => requireTests(required).then(load, (error: unknown) => setFailed(String(error)));
  if (!kept) {
    return <p className={failed ? "error" : "quiet"}>{failed || t("builder.tests.loading")}</p>;
  }
  return (
    <div className="stack-s">
      <p className="quiet">{t("builder.tests.lead")}</p>
      {kept.tests.length === 0 ? (
        <p>{t("builder.tests.none")}</p>
      ) : (
        <>
          <button type="button" className="btn" aria-disabled={running} onClick={() => !running && void run()}>
            <Icon symbol="play" /> {t(running ? "builder.tests.running" : "builder.tests.run")}
          </button>
          <ul className="plain-list">
            {kept.tests.map((test, index) => (
              <One key={test.name} kept={test} result={results?.[index]} />
            ))}
          </ul>
        </>
      )}
      {boot.edits && (
        <label className="row">
          <input type="checkbox" checked={kept.required} onChange={(event) => void demand(event.target.checked)} />
          {t("builder.tests.require")}
        </label>
      )}
      {failed && (
        <p className="error" role="alert">
          {failed}
        </p>
      )}
    </div>
  );
}

function One({ kept, result }: { kept: KeptTest; result: FlowTestResult | undefined }) {
  const red = (result?.failures.length ?? 0) > 0;
  return (
    <li className="flow-test" data-test={kept.name}>
      <p>
        <strong>{proves(kept)}</strong> <span className="quiet mono">{kept.name}</span>
      </p>
      <p className="row">
        {result && (
          <span className={red ? "chip chip-bad" : "chip chip-good"}>
            <Icon symbol={red ? "alert" : "check"} />
            {t(red ? "builder.tests.red" : "builder.tests.green")}
          </span>
        )}
      </p>
      {result?.failures.map((found, index) => (
        <p key={index}>{failure(found)}</p>
      ))}
    </li>
  );
}
