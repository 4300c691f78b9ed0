import { useEffect, useId, useRef } from "react";
import type { ReactNode } from "react";
import { closeDialog } from "./ui";
import { t } from "./words";

interface Props {
  title: string;
  wide?: boolean;
  /** Without it, the dialogs of this page's own state are closed. */
  onClose?: () => void;
  children: ReactNode;
  /** The buttons. */
  foot?: ReactNode;
}

/** A dialog over the page; the focus goes back to where it was. */
export function Modal({ title, wide, onClose = closeDialog, children, foot }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    const own = dialog.current;
    own?.showModal();
    own?.querySelector<HTMLElement>("[data-first]")?.focus();
    return () => {
      own?.close();
      if (before?.isConnected && document.activeElement === document.body) {
        before.focus();
      }
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className={wide ? "dialog dialog-wide" : "dialog"}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div className="dialog-head">
        <h2 id={id}>{title}</h2>
      </div>
      <div className="dialog-body">{children}</div>
      {foot && <div className="dialog-foot">{foot}</div>}
    </dialog>
  );
}

/** The button that leaves a dialog as it was. */
export function Cancel({ onPress = closeDialog }: { onPress?: () => void }) {
  return (
    <button type="button" className="btn" onClick={onPress}>
      {t("builder.cancel")}
    </button>
  );
}

/** The only button of a dialog that just tells something. */
export function Close() {
  return (
    <button type="button" className="btn btn-primary" data-first onClick={closeDialog}>
      {t("builder.close")}
    </button>
  );
}
