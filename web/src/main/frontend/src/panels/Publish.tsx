import { boot } from "../boot";
import { Icon } from "../icon";
import { Modal } from "../Modal";
import { titleOf } from "../model";
import { useBuilder } from "../store";
import { t } from "../words";
import { Differences, titleIn } from "./Differences";
import { Items } from "./Problems";
import { CHOICES, choose, closePublish, confirm, hindrance, mapTo, openPublish, publishing } from "./publishing";
import type { Publishing } from "./publishing";
import type { CampaignForecast, Choice, NodeForecast, StayReason } from "./rest";
import { failure } from "./told";

export function PublishButton() {
  const readOnly = useBuilder((now) => now.readOnly);
  if (!boot.edits || (readOnly && boot.version === undefined)) {
    return null;
  }
  if (boot.version !== undefined) {
    const no = boot.version;
    return (
      <button type="button" className="btn btn-primary" onClick={() => void openPublish(no)}>
        {t("builder.versions.rollback.of", no)}
      </button>
    );
  }
  return (
    <button type="button" className="btn btn-primary" aria-haspopup="dialog" onClick={() => void openPublish("draft")}>
      {t("builder.publish")}
    </button>
  );
}

export function PublishDialog() {
  const state = publishing.use();
  if (state.what === null) {
    return null;
  }
  const why = hindrance(state);
  const forecast = state.forecasts.DRAIN;
  const back = state.what !== "draft";
  const title = back ? t("builder.publish.title.rollback", state.what as number) : t("builder.publish.title");
  return (
    <Modal
      title={title}
      wide
      onClose={closePublish}
      foot={
        <>
          {why && (
            <span className="quiet publish-why" id="publish-why">
              {why}
            </span>
          )}
          <button type="button" className="btn" data-first="" onClick={closePublish}>
            {t("builder.publish.cancel")}
          </button>
          <button
            type="button"
            className="btn btn-primary"
            disabled={why !== "" || state.step !== "asking"}
            aria-describedby={why ? "publish-why" : undefined}
            onClick={() => void confirm()}
          >
            {forecast?.created === false ? t("builder.publish.carryOut") : t("builder.publish.confirm", forecast?.version ?? "")}
          </button>
        </>
      }
    >
      <div className="publish stack" aria-busy={state.step !== "asking"}>
        {state.failed && (
          <p className="notice notice-bad publish-failed" role="alert">
            <Icon symbol="alert" />
            {state.failed}
          </p>
        )}
        {state.step === "preparing" && <p role="status">{t("builder.publish.preparing")}</p>}
        {state.errors.length > 0 && (
          <section className="stack-s">
            <h3>{t("builder.publish.errors")}</h3>
            <Items problems={state.errors} onJump={closePublish} />
          </section>
        )}
        <Tests state={state} />
        <section className="stack-s">
          <h3>{t("builder.publish.difference")}</h3>
          {state.difference ? <Differences found={state.difference} /> : state.step === "asking" && <p className="quiet">{t("builder.publish.first")}</p>}
        </section>
        {forecast && <People state={state} />}
      </div>
    </Modal>
  );
}

function Tests({ state }: { state: Publishing }) {
  if (!state.tests) {
    return null;
  }
  const red = state.tests.filter((one) => one.failures.length > 0);
  return (
    <section className="stack-s">
      <h3>{t("builder.tests.title")}</h3>
      <p className="row">
        <span className={red.length > 0 ? "chip chip-bad" : "chip chip-good"}>
          <Icon symbol={red.length > 0 ? "alert" : "check"} />
          {t("builder.tests.told", state.tests.length - red.length, state.tests.length)}
        </span>
        {red.length > 0 && !state.testsRequired && <span className="quiet">{t("builder.tests.notRequired")}</span>}
      </p>
      <ul className="plain-list">
        {red.flatMap((one) =>
          one.failures.map((found, index) => (
            <li key={`${one.name}${index}`}>
              <strong>{one.name}</strong>: {failure(found)}
            </li>
          )),
        )}
      </ul>
    </section>
  );
}

function People({ state }: { state: Publishing }) {
  const inside = (state.forecasts.DRAIN?.campaigns ?? []).filter((one) => one.inside > 0);
  return (
    <section className="stack-s">
      <h3>{t("builder.publish.people")}</h3>
      {inside.length === 0 ? (
        <p>{t("builder.publish.nobody")}</p>
      ) : (
        inside.map((campaign) => <OfCampaign key={campaign.campaign} state={state} campaign={campaign} />)
      )}
    </section>
  );
}

function OfCampaign({ state, campaign }: { state: Publishing; campaign: CampaignForecast }) {
  const picked = state.choices[campaign.campaign] ?? "DRAIN";
  return (
    <fieldset className="publish-campaign" data-campaign={campaign.campaign}>
      <legend>{t("builder.publish.inside", campaign.name, campaign.inside)}</legend>
      {CHOICES.map((choice) => (
        <label key={choice} className="publish-choice">
          <input type="radio" name={`choice-${campaign.campaign}`} value={choice} checked={picked === choice} onChange={() => choose(campaign.campaign, choice)} />
          <span>
            <strong>{t(`builder.publish.${choice}`)}</strong>
            <span className="quiet">{t(`builder.publish.${choice}.what`)}</span>
            <span data-outcome={choice}>{outcome(state, campaign.campaign, choice)}</span>
          </span>
        </label>
      ))}
      {picked !== "DRAIN" && <Mapping state={state} campaign={campaign.campaign} choice={picked} />}
    </fieldset>
  );
}

const FATES = ["stay", "move", "waitShorter", "waitLonger", "leave", "moveLater"] as const;

function outcome(state: Publishing, campaign: number, choice: Choice): string {
  const own = state.forecasts[choice]?.campaigns.find((one) => one.campaign === campaign);
  const parts = FATES.map((fate) => ({ fate, people: (own?.nodes ?? []).reduce((sum, node) => sum + node[fate], 0) }))
    .filter((part) => part.people > 0)
    .map((part) => t(`builder.publish.fate.${part.fate}`, part.people));
  const said = [...parts, ...REASONS.flatMap((reason) => cannot(own?.nodes ?? [], reason, choice))].join(" · ");
  return own?.nodes.some((node) => node.estimated) ? t("builder.publish.about", said) : said;
}

const REASONS: StayReason[] = ["UNMAPPED", "SENT_ALREADY", "ENDING"];

/** How many of those who shall move cannot, and why. */
function cannot(nodes: readonly NodeForecast[], reason: StayReason, choice: Choice): string[] {
  const people = nodes.reduce((sum, node) => sum + (node.reasons[reason] ?? 0), 0);
  const why = reason === "UNMAPPED" && choice === "MOVE_AT_NEXT_WAIT" ? "NO_WAIT" : reason;
  return people > 0 ? [t("builder.publish.unmapped", people, t(`builder.publish.cannot.${why}`))] : [];
}

function Mapping({ state, campaign, choice }: { state: Publishing; campaign: number; choice: Choice }) {
  const rows = state.forecasts[choice]?.campaigns.find((one) => one.campaign === campaign)?.nodes ?? [];
  if (rows.length === 0) {
    return null;
  }
  return (
    <div className="table-wrap">
      <table className="table publish-map">
        <caption className="sr">{t("builder.publish.map")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("builder.publish.map.from")}</th>
            <th scope="col" className="num">
              {t("builder.publish.map.people")}
            </th>
            <th scope="col">{t("builder.publish.map.to")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.version}|${row.node}`}>
              <th scope="row">
                {titleIn(state.difference, row.node)}
                <span className="sub">{t("builder.versions.no", row.version)}</span>
              </th>
              <td className="num">{t("builder.number", all(row))}</td>
              <td>
                <select
                  className="input"
                  aria-label={t("builder.publish.map.of", titleIn(state.difference, row.node))}
                  value={row.to ?? ""}
                  onChange={(event) => void mapTo(campaign, row.node, event.target.value === "" ? null : event.target.value)}
                >
                  <option value="">{t("builder.publish.map.stay")}</option>
                  {state.targets.map((node) => (
                    <option key={node.id} value={node.id}>
                      {titleOf(node)}
                    </option>
                  ))}
                </select>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function all(row: NodeForecast): number {
  return FATES.reduce((sum, fate) => sum + row[fate], 0);
}
