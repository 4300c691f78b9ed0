import { useEffect } from "react";
import { home } from "./boot";
import { boot } from "./boot";
import { Canvas } from "./canvas/Canvas";
import { usePageKeys } from "./canvas/keys";
import { Icon } from "./icon";
import { Inspector } from "./inspector/Inspector";
import { Palette } from "./Palette";
import { slots } from "./panels";
import { Picker } from "./Picker";
import { SaveStatus } from "./SaveStatus";
import { useSaving } from "./saving";
import { closePanel, usePanels } from "./slots";
import type { Panel } from "./slots";
import { useBuilder, useDocument } from "./store";
import { setUi, useUi } from "./ui";
import { t } from "./words";

/** The whole page. */
export function Frame() {
  usePageKeys();
  const state = useSaving((now) => now.state);
  const why = useSaving((now) => now.why);
  const document_ = useDocument();
  const announced = useBuilder((now) => now.announced);
  const view = useUi((ui) => ui.view);
  const palette = useUi((ui) => ui.palette);
  const readOnly = useBuilder((now) => now.readOnly);
  const open = usePanels();
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
              <Canvas />
              {bottom && <Bottom panel={bottom} />}
            </div>
            <aside className="builder-side" data-region="inspector" id="inspector" tabIndex={-1} aria-label={right ? right.title() : t("builder.inspector")}>
              {right ? <Right panel={right} /> : <Inspector />}
            </aside>
          </>
        )}
      </main>
      <Picker />
      {slots.overlays.map((Overlay, index) => (
        <Overlay key={index} />
      ))}
      <div className="sr" role="status" aria-live="polite" key="live">
        <span key={announced.count}>{announced.text}</span>
      </div>
    </div>
  );
}

function Header() {
  const document = useDocument();
  const { VersionBadge, toolbar } = slots;
  return (
    <header className="builder-head" data-region="header">
      <a className="btn btn-quiet btn-icon" href={home()} aria-label={t("builder.back")}>
        <Icon symbol="back" />
      </a>
      <h1>{boot.campaign?.name ?? document.name}</h1>
      <VersionBadge />
      <SaveStatus />
      <span className="grow" />
      {toolbar.map((Item, index) => (
        <Item key={index} />
      ))}
      <button type="button" className="btn btn-quiet btn-icon" data-theme-switch="" aria-label={t("shell.theme")}>
        <Icon symbol="moon" />
      </button>
      <button type="button" className="btn btn-quiet btn-icon" aria-label={t("builder.keys")} onClick={() => setUi({ dialog: { kind: "keys" } })}>
        <Icon symbol="help" />
      </button>
    </header>
  );
}

function Right({ panel }: { panel: Panel }) {
  return (
    <>
      <div className="panel-head">
        <h2>{panel.title()}</h2>
        <button type="button" className="btn btn-quiet btn-icon btn-s" aria-label={t("builder.panel.close")} onClick={() => closePanel("right")}>
          <Icon symbol="close" />
        </button>
      </div>
      <panel.Content />
    </>
  );
}

function Bottom({ panel }: { panel: Panel }) {
  return (
    <section className="builder-bottom" data-region="bottom" aria-label={panel.title()}>
      <div className="panel-head">
        <h2>{panel.title()}</h2>
        <button type="button" className="btn btn-quiet btn-icon btn-s" aria-label={t("builder.panel.close")} onClick={() => closePanel("bottom")}>
          <Icon symbol="close" />
        </button>
      </div>
      <div className="builder-bottom-body">
        <panel.Content />
      </div>
    </section>
  );
}
