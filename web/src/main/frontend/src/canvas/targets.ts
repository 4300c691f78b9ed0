import { useStoreApi } from "@xyflow/react";
import { useEffect } from "react";
import type { RefObject } from "react";

/** Below this zoom texts cannot be read and buttons not hit: they are left out. */
export const FAR = 0.4;
/** What is pressed is at least so wide on the screen, however small the steps are drawn (WCAG 2.5.8). */
const LEAST = 24;
/** In steps, so that zooming seldom changes it. */
const STEP = 8;
/** So long without a move, in milliseconds, and the view rests. */
const REST = 120;

/** How wide a target is in the canvas's own pixels, to be wide enough on the screen; from afar it stays, since nothing is pressed there. */
export function targetAt(zoom: number): number {
  return Math.ceil(LEAST / Math.min(1, Math.max(FAR, zoom)) / STEP) * STEP;
}

/** Tells the style sheet once the view rests: no step is rendered for it, and while the view moves nothing is styled anew. */
export function useTargets(frame: RefObject<HTMLElement | null>): void {
  const store = useStoreApi();
  useEffect(() => {
    let told = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const wanted = () => targetAt(store.getState().transform[2]);
    const tell = () => {
      told = wanted();
      frame.current?.style.setProperty("--target", `${told}px`);
    };
    const moved = () => {
      clearTimeout(timer);
      if (store.getState().transform[2] >= FAR && wanted() !== told) {
        timer = setTimeout(tell, REST);
      }
    };
    tell();
    const leave = store.subscribe(moved);
    return () => {
      clearTimeout(timer);
      leave();
    };
  }, [store, frame]);
}
