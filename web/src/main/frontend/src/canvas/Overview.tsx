import { Panel, useReactFlow, useStoreApi } from "@xyflow/react";
import { memo, useEffect, useMemo, useRef } from "react";
import type { PointerEvent } from "react";
import { typeTone } from "../catalogue";
import { NODE_HEIGHT, NODE_WIDTH } from "../model";
import { t } from "../words";
import type { CanvasNode } from "./graph";
import type { Box } from "./plane";

const WIDTH = 150;
const HEIGHT = 104;
const MARGIN = 80;

/** All steps in small, and a frame round what is seen. While the view moves only the frame moves: nothing is rendered or painted anew. */
export const Overview = memo(function Overview({ nodes }: { nodes: readonly CanvasNode[] }) {
  const flow = useReactFlow();
  const store = useStoreApi();
  const frame = useRef<HTMLDivElement>(null);
  const all = useMemo(() => bounds(nodes), [nodes]);
  const scale = Math.min(WIDTH / (all.right - all.left), HEIGHT / (all.bottom - all.top));
  const [left, top] = [all.left - (WIDTH / scale - all.right + all.left) / 2, all.top - (HEIGHT / scale - all.bottom + all.top) / 2];
  useEffect(() => {
    const place = () => {
      const { transform, width, height } = store.getState();
      const [x, y, zoom] = transform;
      if (frame.current) {
        frame.current.style.transform = `translate(${(-x / zoom - left) * scale}px, ${(-y / zoom - top) * scale}px)`;
        frame.current.style.width = `${Math.round((width / zoom) * scale)}px`;
        frame.current.style.height = `${Math.round((height / zoom) * scale)}px`;
      }
    };
    place();
    return store.subscribe(place);
  }, [store, left, top, scale]);
  const show = (event: PointerEvent<HTMLDivElement>) => {
    if (event.buttons === 1) {
      const own = event.currentTarget.getBoundingClientRect();
      event.currentTarget.setPointerCapture(event.pointerId);
      void flow.setCenter((event.clientX - own.left) / scale + left, (event.clientY - own.top) / scale + top, { zoom: flow.getZoom() });
    }
  };
  return (
    <Panel position="bottom-right" className="overview-panel">
      <div className="overview" role="img" aria-label={t("builder.minimap")} onPointerDown={show} onPointerMove={show} onWheel={(event) => void (event.deltaY < 0 ? flow.zoomIn() : flow.zoomOut())}>
        <svg viewBox={`${left} ${top} ${WIDTH / scale} ${HEIGHT / scale}`}>
          {[...shapes(nodes)].map(([tone, path]) => (
            <path key={tone} className={tone} d={path} />
          ))}
        </svg>
        <div className="overview-frame" ref={frame} />
      </div>
    </Panel>
  );
});

function bounds(nodes: readonly CanvasNode[]): Box {
  const places = nodes.length > 0 ? nodes.map((node) => node.position) : [{ x: 0, y: 0 }];
  return {
    left: Math.min(...places.map((place) => place.x)) - MARGIN,
    right: Math.max(...places.map((place) => place.x)) + NODE_WIDTH + MARGIN,
    top: Math.min(...places.map((place) => place.y)) - MARGIN,
    bottom: Math.max(...places.map((place) => place.y)) + NODE_HEIGHT + MARGIN,
  };
}

/** One path for all that look alike. */
export function shapes(nodes: readonly CanvasNode[], corner = 0): Map<string, string> {
  const found = new Map<string, string>();
  for (const node of nodes) {
    const tone = node.type === "step" ? `tone-${typeTone(node.data.node.type)}` : "tone-note";
    const { x, y } = node.position;
    const [width, height] = [node.width ?? NODE_WIDTH, node.height ?? NODE_HEIGHT];
    const [wide, high] = [width - 2 * corner, height - 2 * corner];
    const round = (right: number, down: number) => (corner > 0 ? `a${corner} ${corner} 0 0 1 ${right * corner} ${down * corner}` : "");
    const path = `M${x + corner} ${y}h${wide}${round(1, 1)}v${high}${round(-1, 1)}h${-wide}${round(-1, -1)}v${-high}${round(1, -1)}z`;
    found.set(tone, (found.get(tone) ?? "") + path);
  }
  return found;
}
