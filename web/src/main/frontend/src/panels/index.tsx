import type { Slots } from "../slots";
import { FLOW_TESTS, FlowTestsButton } from "./FlowTests";
import { LiveButton, LiveWatch } from "./Live";
import { LOG, LogButton } from "./Log";
import "./panels.css";
import { PROBLEMS, ProblemWatch, ValidateButton } from "./Problems";
import { PublishButton, PublishDialog } from "./Publish";
import { TEST, TestButton } from "./TestPanel";
import { VersionBadge, VERSIONS } from "./Versions";

export const slots: Slots = {
  toolbar: [LiveButton, ValidateButton, TestButton, FlowTestsButton, LogButton, PublishButton],
  panels: [PROBLEMS, VERSIONS, TEST, FLOW_TESTS, LOG],
  overlays: [ProblemWatch, LiveWatch, PublishDialog],
  VersionBadge,
};
