import type { Slots } from "../slots";

export const slots: Slots = {
  toolbar: [],
  panels: [],
  overlays: [],
  VersionBadge: () => null,
};
