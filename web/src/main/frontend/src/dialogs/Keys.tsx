import { Close, Modal } from "../Modal";
import { t } from "../words";

const GROUPS: Record<string, [string, string][]> = {
  go: [
    ["↑ ↓ ← →", "arrows"],
    ["Tab", "tab"],
    ["F6", "regions"],
    ["Esc", "back"],
    ["Ctrl K", "find"],
    ["Enter", "open"],
    ["F2", "rename"],
    ["F8 · Shift F8", "problem"],
    ["/", "search"],
    ["O", "outline"],
  ],
  edit: [
    ["A", "add"],
    ["C", "connect"],
    ["R", "replace"],
    ["Del", "delete"],
    ["Ctrl D", "duplicate"],
    ["Shift F10", "menu"],
    ["Shift ↑ ↓ ← →", "move"],
    ["N", "note"],
    ["L", "arrange"],
    ["Ctrl Z", "undo"],
    ["Ctrl Y", "redo"],
    ["Ctrl S", "save"],
  ],
  choose: [
    ["Space", "toggle"],
    ["Ctrl A", "all"],
    ["Ctrl C · X · V", "copy"],
    ["Esc", "none"],
  ],
  view: [
    ["F · 1", "fit"],
    ["+ −", "zoom"],
    ["0", "full"],
    ["T", "test"],
    ["V", "validate"],
    ["?", "keys"],
  ],
};

/** All keys, by what they are for. */
export function Keys() {
  return (
    <Modal
      wide
      title={t("builder.keys")}
      foot={<Close />}
    >
      <div className="key-sheet">
        {Object.entries(GROUPS).map(([group, keys]) => (
          <section key={group}>
            <h3>{t(`builder.keys.${group}`)}</h3>
            <dl>
              {keys.map(([key, name]) => (
                <div key={name}>
                  <dt>
                    <kbd>{key}</kbd>
                  </dt>
                  <dd>{t(`builder.key.${name}`)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
