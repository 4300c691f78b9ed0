import { useEffect, useState } from "react";
import { Icon } from "../icon";
import { useDocument } from "../store";
import { t } from "../words";
import { lives, paint, toggleLive, togglePause, watchLive } from "./figures";

/** Asks, and keeps the signs up to date; has no face. */
export function LiveWatch() {
  const document = useDocument();
  useEffect(watchLive, []);
  useEffect(paint, [document]);
  return null;
}

export function LiveButton() {
  const { on, paused, readAt, failed } = lives.use();
  return (
    <span className="row live-tools">
      <button type="button" className="btn btn-quiet" title={t("builder.live")} aria-pressed={on} onClick={toggleLive}>
        <Icon symbol="dot" />
        <span className="tool-name">{t("builder.live")}</span>
      </button>
      {on && (
        <>
          <span className={failed ? "error" : "quiet"} data-live={paused ? "paused" : "on"}>
            {failed ? t("builder.live.failed") : <Age since={readAt} />}
          </span>
          <button type="button" className="btn btn-quiet btn-icon btn-s" aria-label={t(paused ? "builder.live.resume" : "builder.live.pause")} onClick={togglePause}>
            <Icon symbol={paused ? "play" : "pause"} />
          </button>
        </>
      )}
    </span>
  );
}

function Age({ since }: { since: number }) {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return <>{t("builder.live.age", Math.max(0, Math.round((now - since) / 1_000)))}</>;
}
