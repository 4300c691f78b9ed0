import { Connect } from "./dialogs/Connect";
import { Delete } from "./dialogs/Delete";
import { Find } from "./dialogs/Find";
import { Keys } from "./dialogs/Keys";
import { Icon } from "./icon";
import { Close, Modal } from "./Modal";
import { useUi } from "./ui";
import { t } from "./words";

/** The dialogs of the canvas; one at a time. */
export function Dialogs() {
  const dialog = useUi((ui) => ui.dialog);
  switch (dialog.kind) {
    case "keys":
      return <Keys />;
    case "find":
      return <Find />;
    case "notTaken":
      return <NotTaken />;
    case "connect":
      return <Connect from={dialog.from} port={dialog.port} />;
    case "delete":
      return <Delete nodes={dialog.nodes} notes={dialog.notes} />;
    default:
      return null;
  }
}

function NotTaken() {
  return (
    <Modal
      title={t("builder.take")}
      foot={<Close />}
    >
      <p className="notice notice-bad" role="alert">
        <Icon symbol="alert" />
        {t("builder.said.notTaken")}
      </p>
    </Modal>
  );
}
