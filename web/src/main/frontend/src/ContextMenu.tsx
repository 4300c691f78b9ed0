import { useEffect, useRef } from "react";
import { copyByButton, deleteSelected, duplicateSelected, naturalPlace, newNote, pasteByButton, pickInstead, selectAll, tidy } from "./actions";
import { catalogue } from "./catalogue";
import { focusInspector } from "./focus";
import { Icon } from "./icon";
import type { Position } from "./model";
import { portsOf } from "./ports";
import { get } from "./store";
import { setUi, useUi } from "./ui";
import { t } from "./words";

interface Item {
  symbol: string;
  key: string;
  /** As the sheet of keys writes it. */
  hint?: string;
  act: () => void;
}

/** What a press of the right button offers, and Shift+F10: on a step, a line, or the empty canvas. */
export function ContextMenu() {
  const menu = useUi((ui) => ui.menu);
  return menu ? <Open key={`${menu.screen.x}|${menu.screen.y}`} {...menu} /> : null;
}

function Open({ screen, at }: { screen: Position; at: Position | null }) {
  const list = useRef<HTMLDivElement>(null);
  const before = useRef(document.activeElement as HTMLElement | null);
  useEffect(() => list.current?.querySelector("button")?.focus(), []);
  const close = () => {
    setUi({ menu: null });
    before.current?.focus({ preventScroll: true });
  };
  const items = at ? onCanvas(at, screen) : onChosen(screen);
  return (
    <>
      <div className="picker-veil" onPointerDown={close} onContextMenu={(event) => (event.preventDefault(), close())} />
      <div
        className="menu-list fixed context-menu"
        role="menu"
        aria-label={t("builder.menu")}
        ref={list}
        style={{ left: Math.max(8, Math.min(screen.x, innerWidth - 280)), top: Math.max(8, Math.min(screen.y, innerHeight - items.length * 36 - 16)) }}
        onKeyDown={(event) => {
          event.stopPropagation();
          const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
          if (by !== 0) {
            event.preventDefault();
            const all = [...(list.current?.querySelectorAll("button") ?? [])];
            all[(all.indexOf(document.activeElement as HTMLButtonElement) + by + all.length) % all.length]?.focus();
          } else if (event.key === "Escape" || event.key === "Tab") {
            event.preventDefault();
            close();
          }
        }}
      >
        {items.map(({ symbol, key, hint, act }) => (
          <button
            key={key}
            type="button"
            role="menuitem"
            onClick={() => {
              close();
              act();
            }}
          >
            <Icon symbol={symbol} />
            <span className="grow">{t(key)}</span>
            {hint && <kbd>{hint}</kbd>}
          </button>
        ))}
      </div>
    </>
  );
}

function onChosen(screen: Position): Item[] {
  const { document, selection, readOnly } = get();
  const one = selection.nodes.length === 1 && selection.notes.length === 0 ? document.nodes.find((node) => node.id === selection.nodes[0]) : undefined;
  const line = selection.edges[0];
  const leads = one !== undefined && portsOf(one, catalogue()).length > 0;
  const items: (Item | false)[] = [
    (one !== undefined || line !== undefined) && { symbol: "settings", key: "builder.menu.settings", hint: "Enter", act: focusInspector },
    !readOnly && (leads || line !== undefined) && { symbol: "plus", key: "builder.menu.add", hint: "A", act: () => setUi({ picker: { place: naturalPlace(), screen } }) },
    !readOnly && leads && { symbol: "next", key: "builder.menu.connect", hint: "C", act: () => setUi({ dialog: { kind: "connect", from: one.id } }) },
    !readOnly && one !== undefined && { symbol: "refresh", key: "builder.menu.replace", hint: "R", act: () => pickInstead(screen) },
    line === undefined && { symbol: "copy", key: "builder.menu.copy", hint: "Ctrl C", act: () => void copyByButton() },
    !readOnly && line === undefined && { symbol: "plus", key: "builder.menu.duplicate", hint: "Ctrl D", act: duplicateSelected },
    !readOnly && { symbol: "trash", key: line === undefined ? "builder.menu.delete" : "builder.menu.disconnect", hint: "Del", act: deleteSelected },
  ];
  return items.filter((item) => item !== false);
}

function onCanvas(at: Position, screen: Position): Item[] {
  const { readOnly } = get();
  const items: (Item | false)[] = [
    !readOnly && { symbol: "plus", key: "builder.menu.addHere", act: () => setUi({ picker: { place: { kind: "free", at }, screen } }) },
    !readOnly && { symbol: "edit", key: "builder.addNote", hint: "N", act: () => newNote(at) },
    !readOnly && { symbol: "copy", key: "builder.paste", hint: "Ctrl V", act: () => void pasteByButton() },
    { symbol: "check", key: "builder.key.all", hint: "Ctrl A", act: selectAll },
    !readOnly && { symbol: "workflows", key: "builder.arrange", hint: "L", act: tidy },
    { symbol: "search", key: "builder.find", hint: "Ctrl K", act: () => setUi({ dialog: { kind: "find" } }) },
  ];
  return items.filter((item) => item !== false);
}
