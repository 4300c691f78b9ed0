import { BaseEdge, getSmoothStepPath } from "@xyflow/react";
import type { Edge, EdgeProps } from "@xyflow/react";
import { createContext, memo, useContext, useMemo } from "react";
import { createPortal } from "react-dom";
import { useEdgeDecoration } from "../decorations";
import { Icon } from "../icon";
import type { Position } from "../model";
import { select, useBuilder } from "../store";
import { setUi } from "../ui";
import { t } from "../words";
import { ASIDE, pathOf, TIP } from "./routes";
import type { Route } from "./routes";
import { Badges } from "./StepNode";

export type FlowLineType = Edge<{ label: string; conditional: boolean; route: Route | undefined }, "flow">;

/** Where the buttons of the lines are: behind all nodes in the order of Tab, and above them. */
export const LineLayer = createContext<HTMLElement | null>(null);

/** Handles are as large as a finger needs; lines begin and end at their middle. */
const REACH = 12;

/** A line wider than this would hide the usual arrow: it gets one as large as itself, and ends before it. */
const BLUNT = 4;

export const FlowLine = memo(function FlowLine(props: EdgeProps<FlowLineType>) {
  const { id, selected, data, markerEnd } = props;
  const sign = useEdgeDecoration(id);
  const layer = useContext(LineLayer);
  const readOnly = useBuilder((now) => now.readOnly);
  const width = sign.width ?? (selected ? 2.5 : 1.75);
  const tip = width > BLUNT ? width + 7 : 0;
  const { path, end, x, y } = useMemo(() => wayOf(props, tip * 0.8), [data?.route, tip, props.sourceX, props.sourceY, props.targetX, props.targetY]);
  const classes = ["line", selected ? "is-selected" : "", sign.ring ? `ring-${sign.ring}` : "", sign.dimmed ? "is-dimmed" : "", sign.flowing ? "is-flowing" : ""];
  return (
    <>
      <BaseEdge path={path} markerEnd={tip > 0 ? undefined : markerEnd} interactionWidth={24} className={classes.join(" ")} style={{ strokeWidth: width }} />
      {tip > 0 && <path className={`${classes.join(" ")} line-tip`} d={`M${end.x} ${end.y}l${-tip / 2} ${-tip * 0.8}h${tip}z`} />}
      {layer && createPortal(
        <div className="line-tools" style={{ left: x, top: y }}><div className="line-tools-in">
          {data?.conditional && (
            <span className="badge badge-cold" title={t("builder.edge.conditional")}>
              <Icon symbol="condition" small />
              <span className="sr">{t("builder.edge.conditional")}</span>
            </span>
          )}
          {!readOnly && (
            <button
              type="button"
              className={selected ? "line-plus nopan is-selected" : "line-plus nopan"}
              data-edge={id}
              aria-label={data?.label}
              onFocus={() => select({ edges: [id] })}
              onClick={(event) => {
                const { left, bottom } = event.currentTarget.getBoundingClientRect();
                setUi({ picker: { place: { kind: "edge", edge: id }, screen: { x: left, y: bottom } } });
              }}
            >
              <Icon symbol="plus" small />
            </button>
          )}
          {sign.badges && <Badges badges={sign.badges} />}
        </div></div>
        ,
        layer,
      )}
    </>
  );
});

/** The line's own way; while one of its steps is being moved, the shortest. */
function wayOf(props: EdgeProps<FlowLineType>, short: number): { path: string; end: Position; x: number; y: number } {
  const [from, to] = [{ x: props.sourceX, y: props.sourceY - REACH }, { x: props.targetX, y: props.targetY + REACH - TIP }];
  const route = props.data?.route;
  const [first, last] = [route?.points[0], route?.points.at(-1)];
  if (route && first && last && near(first, from, 1.5) && near(last, to, ASIDE)) {
    return { path: pathOf([...route.points.slice(0, -1), { x: last.x, y: last.y - short }]), end: last, x: route.tools.x, y: route.tools.y };
  }
  const [path, x, y] = getSmoothStepPath({ ...props, sourceY: from.y, targetY: to.y - short, borderRadius: 10, offset: 24 });
  return { path, end: to, x, y };
}

function near(one: Position, other: Position, aside: number): boolean {
  return Math.abs(one.x - other.x) <= aside && Math.abs(one.y - other.y) < 1.5;
}
