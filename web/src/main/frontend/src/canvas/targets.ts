import { useStoreApi } from "@xyflow/react";
import { useEffect } from "react";
import type { RefObject } from "react";

/** Below this zoom texts cannot be read and buttons not hit: they are left out. */
export const FAR = 0.4;
/** What is pressed is at least so wide on the screen, however small the steps are drawn (WCAG 2.5.8). */
const LEAST = 24;
/** In steps, so that zooming seldom changes it. */
const STEP = 8;

/** How wide a target is in the canvas's own pixels, to be wide enough on the screen; from afar it stays, since nothing is pressed there. */
export function targetAt(zoom: number): number {
  return Math.ceil(LEAST / Math.min(1, Math.max(FAR, zoom)) / STEP) * STEP;
}

/** Tells the style sheet; no step is rendered for it. */
export function useTargets(frame: RefObject<HTMLElement | null>): void {
  const store = useStoreApi();
  useEffect(() => {
    let before = 0;
    const size = () => {
      const now = targetAt(store.getState().transform[2]);
      if (now !== before) {
        before = now;
        frame.current?.style.setProperty("--target", `${now}px`);
      }
    };
    size();
    return store.subscribe(size);
  }, [store, frame]);
}
