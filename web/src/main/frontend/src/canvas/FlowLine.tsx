import { BaseEdge, getSmoothStepPath } from "@xyflow/react";
import type { Edge, EdgeProps } from "@xyflow/react";
import { createContext, memo, useContext } from "react";
import { createPortal } from "react-dom";
import { useEdgeDecoration } from "../decorations";
import { Icon } from "../icon";
import { select, useBuilder } from "../store";
import { setUi } from "../ui";
import { t } from "../words";
import { Badges, Far } from "./StepNode";

export type FlowLineType = Edge<{ label: string; conditional: boolean }, "flow">;

/** Where the buttons of the lines are: behind all nodes in the order of Tab, and above them. */
export const LineLayer = createContext<HTMLElement | null>(null);

/** Handles are as large as a finger needs; lines begin and end at their middle. */
const REACH = 12;

export const FlowLine = memo(function FlowLine(props: EdgeProps<FlowLineType>) {
  const { id, selected, data, markerEnd } = props;
  const sign = useEdgeDecoration(id);
  const layer = useContext(LineLayer);
  const far = useContext(Far);
  const readOnly = useBuilder((now) => now.readOnly);
  const [path, x, y] = getSmoothStepPath({ ...props, sourceY: props.sourceY - REACH, targetY: props.targetY + REACH / 2, borderRadius: 12, offset: 24 });
  const classes = ["line", selected ? "is-selected" : "", sign.ring ? `ring-${sign.ring}` : "", sign.dimmed ? "is-dimmed" : ""];
  return (
    <>
      <BaseEdge path={path} markerEnd={markerEnd} interactionWidth={far ? 0 : 24} className={classes.join(" ")} style={{ strokeWidth: sign.width ?? (selected ? 2.5 : 1.75) }} />
      {layer && !far && createPortal(
        <div className="line-tools" style={{ transform: `translate(${x}px, ${y}px) translate(-50%, -50%)` }}>
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
        </div>
        ,
        layer,
      )}
    </>
  );
});
