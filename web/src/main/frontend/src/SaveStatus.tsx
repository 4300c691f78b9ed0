import { Icon } from "./icon";
import { save, useSaving } from "./saving";
import { t } from "./words";

const FACES: Record<string, { symbol: string; tone: string }> = {
  saved: { symbol: "check", tone: "good" },
  dirty: { symbol: "edit", tone: "mute" },
  saving: { symbol: "refresh", tone: "mute" },
  offline: { symbol: "alert", tone: "warn" },
  conflict: { symbol: "alert", tone: "bad" },
  expired: { symbol: "key", tone: "warn" },
  refused: { symbol: "alert", tone: "bad" },
  readonly: { symbol: "eye", tone: "cold" },
};

/** Whether what is seen is saved; always in the same place. */
export function SaveStatus() {
  const state = useSaving((now) => now.state);
  const why = useSaving((now) => now.why);
  const face = FACES[state];
  if (!face) {
    return null;
  }
  return (
    <span className="row save-state" role="status">
      <span className={`chip chip-${face.tone}`} data-save={state} title={why || undefined}>
        <Icon symbol={face.symbol} />
        {t(`builder.save.${state}`)}
      </span>
      {(state === "offline" || state === "refused") && (
        <button type="button" className="btn btn-s" onClick={() => void save()}>
          {t("builder.save.again")}
        </button>
      )}
    </span>
  );
}
