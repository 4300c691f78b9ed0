import { useStoreApi } from "@xyflow/react";
import { useEffect, useRef } from "react";

const GAP = 24;
const CLOSEST = 17;

/** The ground of the canvas. It is painted once and then only moved; from afar and from near the dots are about as far apart. */
export function Dots() {
  const store = useStoreApi();
  const ground = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const place = () => {
      const [x, y, zoom] = store.getState().transform;
      const gap = gapAt(zoom);
      if (ground.current) {
        ground.current.style.transform = `translate(${rest(x, gap) - gap}px, ${rest(y, gap) - gap}px) scale(${gap / GAP})`;
      }
    };
    place();
    return store.subscribe(place);
  }, [store]);
  return <div className="dots" ref={ground} aria-hidden="true" />;
}

function gapAt(zoom: number): number {
  const gap = GAP * zoom;
  const doubled = 2 ** Math.ceil(Math.log2(CLOSEST / gap));
  return gap * doubled;
}

function rest(value: number, of: number): number {
  return ((value % of) + of) % of;
}
