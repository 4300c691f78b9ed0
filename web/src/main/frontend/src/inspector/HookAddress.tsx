import { useEffect, useRef, useState } from "react";
import { ApiError, ask } from "../api";
import { boot } from "../boot";
import { Icon } from "../icon";
import type { JsonObject } from "../model";
import { Field } from "../predicate/Field";
import { announce } from "../store";
import { exampleBody } from "./hookExample";
import { w } from "./words";

interface Hook {
  createdAt: string;
  createdBy: string;
  lastCallAt?: string | null;
}

/** What the server tells once and then never again. */
interface Shown {
  url?: string | null;
  secret?: string | null;
}

interface Answer {
  taken: boolean;
  text: string;
}

/** Shown once, so it outlives that another step is looked at for a moment; it is gone with the page. */
let kept: Shown | null = null;

/** Asked only where there is one: what is not there would be an error in the browser's log. */
let hooked = boot.campaign?.hooked === true;

/** The address that other systems call. It belongs to the campaign, not to the workflow, and of it only a hash is kept. */
export function HookAddress({ config }: { config: JsonObject }) {
  const campaign = boot.campaign?.id;
  return (
    <section className="foreseen stack-s hook" aria-label={w("hook")}>
      <h3>{w("hook")}</h3>
      {campaign === undefined ? <p>{w("hookNone")}</p> : <OfCampaign path={`campaigns/${campaign}/hook`} example={exampleBody(config)} />}
    </section>
  );
}

function OfCampaign({ path, example }: { path: string; example: string }) {
  const [hook, setHook] = useState<Hook | null | undefined>(hooked ? undefined : null);
  const [shown, setShown] = useState<Shown | null>(kept);
  const [failed, setFailed] = useState("");
  useEffect(() => {
    if (!hooked) {
      return undefined;
    }
    const gone = new AbortController();
    ask<Hook>(path, { signal: gone.signal }).then(
      (answer) => setHook(answer.body),
      (error: unknown) => (error instanceof ApiError && error.status === 404 ? setHook(null) : gone.signal.aborted || setFailed(told(error))),
    );
    return () => gone.abort();
  }, [path]);
  const issue = async (part: string) => {
    setFailed("");
    try {
      const answer = await ask<Shown & { hook: Hook }>(path + part, { method: "POST" });
      kept = { url: answer.body.url ?? null, secret: answer.body.secret ?? null };
      setShown(kept);
      setHook(answer.body.hook);
      hooked = true;
      announce(w("hookSaid"));
    } catch (error) {
      setFailed(told(error));
    }
  };
  return (
    <>
      <p>{w("hookHint")}</p>
      {shown && <Once shown={shown} example={example} />}
      {hook === null && <p>{w("hookNotYet")}</p>}
      {hook && !shown && <p className="quiet">{w("hookHidden")}</p>}
      {hook?.lastCallAt === null && <p className="quiet">{w("hookNeverCalled")}</p>}
      {boot.edits && hook === null && (
        <button type="button" className="btn btn-s" onClick={() => void issue("")}>
          {w("hookOpen")}
        </button>
      )}
      {boot.edits && hook && (
        <>
          <Replace label={w("hookNewAddress")} warning={w("hookNewAddressEffect")} onYes={() => issue("/address")} />
          <Replace label={w("hookNewSecret")} warning={w("hookNewSecretEffect")} onYes={() => issue("/secret")} />
          <Trial path={path} example={example} />
        </>
      )}
      {failed && (
        <p className="error" role="alert">
          {failed}
        </p>
      )}
    </>
  );
}

function Once({ shown, example }: { shown: Shown; example: string }) {
  return (
    <div className="notice notice-good hook-once">
      <div className="stack-s">
        <p>
          <Icon symbol="key" small /> {w("hookOnce")}
        </p>
        {shown.url && <Secret id="hook-url" label={w("hookUrl")} text={shown.url} />}
        {shown.secret && <Secret id="hook-secret" label={w("hookSecret")} text={shown.secret} />}
        {shown.url && (
          <details>
            <summary>{w("hookExample")}</summary>
            <pre tabIndex={0}>{request(shown.url, example)}</pre>
          </details>
        )}
      </div>
    </div>
  );
}

function Secret({ id, label, text }: { id: string; label: string; text: string }) {
  const code = useRef<HTMLElement>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      announce(w("hookCopied"));
    } catch {
      if (code.current) {
        getSelection()?.selectAllChildren(code.current);
      }
      announce(w("hookNotCopied"));
    }
  };
  return (
    <div>
      <strong id={`${id}-label`}>{label}</strong>
      <div className="secret">
        <code id={id} ref={code} aria-labelledby={`${id}-label`}>
          {text}
        </code>
        <button type="button" className="btn btn-s" aria-label={w("hookCopyOf", label)} onClick={() => void copy()}>
          {w("hookCopy")}
        </button>
      </div>
    </div>
  );
}

/** What is replaced is gone for whoever uses it: asked once more, in place. */
function Replace({ label, warning, onYes }: { label: string; warning: string; onYes: () => Promise<void> }) {
  const [asking, setAsking] = useState(false);
  if (!asking) {
    return (
      <button type="button" className="btn btn-s" onClick={() => setAsking(true)}>
        {label}
      </button>
    );
  }
  return (
    <div className="stack-s" role="group" aria-label={label}>
      <p>{warning}</p>
      <div className="row">
        <button type="button" className="btn btn-s btn-danger" autoFocus onClick={() => void onYes().then(() => setAsking(false))}>
          {label}
        </button>
        <button type="button" className="btn btn-s btn-quiet" onClick={() => setAsking(false)}>
          {w("hookKeep")}
        </button>
      </div>
    </div>
  );
}

/** Calls as another system would, without needing the secret: the contact that the body names really enters. */
function Trial({ path, example }: { path: string; example: string }) {
  const [own, setBody] = useState<string | null>(null);
  const body = own ?? example;
  const [answer, setAnswer] = useState<Answer | null>(null);
  const call = async () => {
    try {
      const receipt = await ask<object>(`${path}/trial`, { method: "POST", body: JSON.parse(body) as unknown });
      setAnswer({ taken: true, text: JSON.stringify(receipt.body) });
    } catch (error) {
      setAnswer({ taken: false, text: told(error) });
    }
  };
  return (
    <details>
      <summary>{w("hookTry")}</summary>
      <div className="stack-s">
        <p>{w("hookTryText")}</p>
        <Field label={w("hookBody")}>
          {(aria) => <textarea {...aria} className="input mono" rows={7} spellCheck={false} value={body} onChange={(event) => setBody(event.target.value)} />}
        </Field>
        <button type="button" className="btn btn-s" onClick={() => void call()}>
          {w("hookCall")}
        </button>
        {answer && (
          <div role="status" data-taken={answer.taken}>
            <p>
              <Icon symbol={answer.taken ? "check" : "alert"} small /> {w(answer.taken ? "hookTaken" : "hookRefused")}
            </p>
            <pre tabIndex={0}>{answer.text}</pre>
          </div>
        )}
      </div>
    </details>
  );
}

/** A call as the other system makes it; the guide says how to sign. */
function request(url: string, body: string): string {
  return [
    `POST ${url}`,
    "Content-Type: application/json",
    "webhook-id: msg_1",
    "webhook-timestamp: 1767225600",
    "webhook-signature: v1,…",
    "",
    body,
  ].join("\n");
}

function told(error: unknown): string {
  if (error instanceof ApiError && error.violations.length > 0) {
    return error.violations.map((one) => `${one.where}: ${one.what} ${one.mend}`).join("\n");
  }
  return error instanceof Error ? error.message : String(error);
}
