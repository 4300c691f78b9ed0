import { say } from "./actions";
import { catalogue } from "./catalogue";
import { documentFrom } from "./clipboard";
import { download } from "./export";
import { placed } from "./layout";
import type { WorkflowDocument } from "./model";
import { change } from "./store";
import { setUi } from "./ui";
import { t } from "./words";

/** The whole workflow as REST takes it. */
export function keepFile(document: WorkflowDocument): void {
  download(`${document.slug}.json`, new Blob([JSON.stringify(document, null, 2)], { type: "application/json" }));
}

/** Takes a workflow from a file in place of what is drawn; one step of undo brings that back. */
export function takeFile(): void {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = ".json,application/json";
  input.addEventListener("change", () => void input.files?.[0]?.text().then(take, notTaken));
  input.click();
}

function take(text: string): void {
  let steps = 0;
  change(t("builder.did.take"), (draft) => {
    const found = documentFrom(text, draft);
    steps = found?.nodes.length ?? 0;
    return found ? placed(found, catalogue()) : draft;
  });
  if (steps > 0) {
    say("builder.said.taken", steps);
  } else {
    notTaken();
  }
}

/** Nothing on the canvas changes then, so it has to be shown and not only said. */
function notTaken(): void {
  setUi({ dialog: { kind: "notTaken" } });
}
