import { useEffect } from "react";
import type { MouseEvent } from "react";
import { copyByButton, newNote, pasteByButton, redoOnce, tidy, undoOnce } from "./actions";
import { boot, home } from "./boot";
import { Canvas } from "./canvas/Canvas";
import { usePageKeys } from "./canvas/keys";
import { ContextMenu } from "./ContextMenu";
import { Dialogs } from "./Dialogs";
import { exportPng, exportSvg } from "./export";
import { keepFile, takeFile } from "./files";
import { closeSheet, focusInspector, leavePanel } from "./focus";
import { Icon } from "./icon";
import { Inspector } from "./inspector/Inspector";
import { Outline } from "./outline/Outline";
import { Palette } from "./Palette";
import { slots } from "./panels";
import { Picker } from "./Picker";
import { SaveStatus } from "./SaveStatus";
import { save, saving, useSaving } from "./saving";
import { closePanel, usePanels } from "./slots";
import type { Panel } from "./slots";
import { get, select, useBuilder, useDocument } from "./store";
import { Trouble } from "./Trouble";
import { setUi, useUi } from "./ui";
import { t } from "./words";

/** The whole page. */
export function Frame() {
  usePageKeys();
  const state = useSaving((now) => now.state);
  const why = useSaving((now) => now.why);
  const document_ = useDocument();
  const announced = useBuilder((now) => now.announced);
  const shown = useBuilder((now) => now.shown);
  const view = useUi((ui) => ui.view);
  const palette = useUi((ui) => ui.palette);
  const sheet = useUi((ui) => ui.sheet);
  const readOnly = useBuilder((now) => now.readOnly);
  const open = usePanels();
  const selected = useBuilder((now) => now.selection.nodes.length + now.selection.edges.length > 0);
  const right = slots.panels.find((panel) => panel.id === open.right);
  const bottom = slots.panels.find((panel) => panel.id === open.bottom);
  useEffect(() => {
    document.title = `${t("builder.title", boot.campaign?.name ?? document_.name)} · Millrace`;
  }, [document_.name]);
  return (
    <div className={`builder view-${view}`}>
      <Header />
      <main className="builder-main" id="main">
        {state === "loading" && <p className="builder-wait quiet">{t("builder.loading")}</p>}
        {state === "failed" && <p className="builder-wait error">{t("builder.failed", why)}</p>}
        {state !== "loading" && state !== "failed" && (
          <>
            {palette && !readOnly && view === "canvas" && <Palette />}
            <div className="builder-work" data-region="canvas">
              {view === "canvas" ? <Canvas /> : <Outline />}
              {bottom && <Bottom panel={bottom} />}
            </div>
            <aside className={selected || right || sheet ? "builder-side is-open" : "builder-side"} data-region="inspector" id="inspector" tabIndex={-1} aria-label={right ? right.title() : t("builder.inspector")}>
              {!right && (
                <button type="button" className="btn btn-s sheet-close" onClick={closeSheet}>
                  {t("builder.close")}
                </button>
              )}
              {right ? <Right panel={right} /> : <Inspector />}
            </aside>
          </>
        )}
      </main>
      <Picker />
      <ContextMenu />
      <Dialogs />
      <Trouble />
      {slots.overlays.map((Overlay, index) => (
        <Overlay key={index} />
      ))}
      {shown !== "" && (
        <p className="builder-said" aria-hidden="true">
          {shown}
        </p>
      )}
      <div className="sr" role="status" aria-live="polite" key="live">
        <span key={announced.count}>{announced.text}</span>
      </div>
    </div>
  );
}

function Header() {
  const document = useDocument();
  const readOnly = useBuilder((now) => now.readOnly);
  const view = useUi((ui) => ui.view);
  const palette = useUi((ui) => ui.palette);
  const { VersionBadge, toolbar } = slots;
  return (
    <header className="builder-head" data-region="header">
      <a className="btn btn-quiet btn-icon" href={home()} aria-label={t("builder.back")} onClick={leave}>
        <Icon symbol="back" />
      </a>
      <h1>{boot.campaign?.name ?? document.name}</h1>
      <VersionBadge />
      <SaveStatus />
      <span className="grow" />
      {!readOnly && <History />}
      <div className="switch" role="group" aria-label={t("builder.view")}>
        {(["canvas", "outline"] as const).map((one) => (
          <button key={one} type="button" className="btn btn-s" aria-pressed={view === one} title={t(`builder.view.${one}`)} onClick={() => setUi({ view: one })}>
            <Icon symbol={one === "canvas" ? "workflows" : "runs"} small />
            <span>{t(`builder.view.${one}`)}</span>
          </button>
        ))}
      </div>
      {toolbar.map((Item, index) => (
        <Item key={index} />
      ))}
      <details className="menu">
        <summary className="btn btn-quiet btn-icon" aria-label={t("builder.more")}>
          <Icon symbol="more" />
        </summary>
        <div className="menu-list">
          {!readOnly && view === "canvas" && (
            <Act symbol="plus" label={t(palette ? "builder.palette.close" : "builder.palette.open")} onPress={() => setUi({ palette: !palette })} />
          )}
          <Act symbol="settings" label={t("builder.settings")} onPress={openSettings} />
          <Act symbol="search" label={t("builder.find")} onPress={() => setUi({ dialog: { kind: "find" } })} />
          {!readOnly && <Act symbol="workflows" label={t("builder.arrange")} onPress={tidy} />}
          {!readOnly && <Act symbol="edit" label={t("builder.addNote")} onPress={() => newNote(besideAll())} />}
          <Act symbol="copy" label={t("builder.copy")} onPress={() => void copyByButton()} />
          {!readOnly && <Act symbol="copy" label={t("builder.paste")} onPress={() => void pasteByButton()} />}
          <hr />
          <Act symbol="download" label={t("builder.export.svg")} onPress={() => void exportSvg(get().document)} />
          <Act symbol="download" label={t("builder.export.png")} onPress={() => void exportPng(get().document)} />
          <Act symbol="download" label={t("builder.export.json")} onPress={() => keepFile(get().document)} />
          {!readOnly && <Act symbol="upload" label={t("builder.take")} onPress={takeFile} />}
          <hr />
          <Act symbol="help" label={t("builder.keys")} onPress={() => setUi({ dialog: { kind: "keys" } })} />
          <button type="button" data-theme-switch="">
            <Icon symbol="moon" />
            {t("shell.theme")}
          </button>
        </div>
      </details>
    </header>
  );
}

/** What was just done is saved before the page goes. */
function leave(event: MouseEvent<HTMLAnchorElement>): void {
  const { state } = saving();
  if ((state === "dirty" || state === "saving") && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    const { href } = event.currentTarget;
    void save().finally(() => location.assign(href));
  }
}

/** The form shows the workflow itself when no step is selected. */
function openSettings(): void {
  closePanel("right");
  select({});
  setUi({ sheet: true });
  focusInspector();
}

/** A new note stands to the right of all steps, where it hides nothing. */
function besideAll(): { x: number; y: number } {
  const places = Object.values(get().document.layout);
  return { x: Math.max(-280, ...places.map((place) => place.x)) + 280, y: Math.min(0, ...places.map((place) => place.y)) };
}

function History() {
  const past = useBuilder((now) => now.past.at(-1)?.label);
  const future = useBuilder((now) => now.future.at(-1)?.label);
  return (
    <span className="row history">
      <button
        type="button"
        className="btn btn-quiet btn-icon"
        aria-label={t("builder.undo")}
        title={past === undefined ? t("builder.said.nothingToUndo") : t("builder.undo.what", past)}
        aria-disabled={past === undefined}
        onClick={undoOnce}
      >
        <Icon symbol="undo" />
      </button>
      <button
        type="button"
        className="btn btn-quiet btn-icon"
        aria-label={t("builder.redo")}
        title={future === undefined ? t("builder.said.nothingToRedo") : t("builder.redo.what", future)}
        aria-disabled={future === undefined}
        onClick={redoOnce}
      >
        <Icon symbol="redo" />
      </button>
    </span>
  );
}

function Act({ symbol, label, onPress }: { symbol: string; label: string; onPress: () => void }) {
  return (
    <button
      type="button"
      onClick={(event) => {
        const menu = event.currentTarget.closest("details");
        if (menu) {
          menu.open = false;
          menu.querySelector("summary")?.focus();
        }
        onPress();
      }}
    >
      <Icon symbol={symbol} />
      {label}
    </button>
  );
}

function Right({ panel }: { panel: Panel }) {
  return (
    <>
      <div className="panel-head">
        <h2>{panel.title()}</h2>
        <button type="button" className="btn btn-quiet btn-icon btn-s" aria-label={t("builder.panel.close")} onClick={() => leavePanel("right")}>
          <Icon symbol="close" />
        </button>
      </div>
      <panel.Content />
    </>
  );
}

function Bottom({ panel }: { panel: Panel }) {
  return (
    <section className="builder-bottom" data-region="bottom" tabIndex={-1} aria-label={panel.title()}>
      <div className="panel-head">
        <h2>{panel.title()}</h2>
        <button type="button" className="btn btn-quiet btn-icon btn-s" aria-label={t("builder.panel.close")} onClick={() => leavePanel("bottom")}>
          <Icon symbol="close" />
        </button>
      </div>
      <div className="builder-bottom-body">
        <panel.Content />
      </div>
    </section>
  );
}
