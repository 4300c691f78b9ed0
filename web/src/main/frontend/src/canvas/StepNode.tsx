import { Handle, Position } from "@xyflow/react";
import type { Node, NodeProps } from "@xyflow/react";
import { createContext, memo, useContext } from "react";
import { typeSymbol, typeTone } from "../catalogue";
import { useNodeDecoration } from "../decorations";
import type { Badge } from "../decorations";
import { Icon } from "../icon";
import { NODE_WIDTH, titleOf } from "../model";
import type { FlowNode } from "../model";
import { useBuilder } from "../store";
import { portName, useSummary } from "../summary";
import { setUi } from "../ui";
import { t } from "../words";
import { portAt } from "./geometry";

export type StepNodeType = Node<{ node: FlowNode; ports: string[]; open: string[]; trigger: boolean }, "step">;

/** Whether the view is so far away that nothing can be read or hit. Each handle listens to every move of the view: then none does. */
export const Far = createContext(false);

export const StepNode = memo(function StepNode({ id, data, selected }: NodeProps<StepNodeType>) {
  const { node, ports, open, trigger } = data;
  const sign = useNodeDecoration(id);
  const summary = useSummary(node);
  const far = useContext(Far);
  const readOnly = useBuilder((now) => now.readOnly);
  const classes = ["step", `tone-${typeTone(node.type)}`];
  if (selected) {
    classes.push("is-selected");
  }
  if (sign.ring) {
    classes.push("has-ring", `ring-${sign.ring}`);
  }
  if (sign.dimmed) {
    classes.push("is-dimmed");
  }
  return (
    <div className={classes.join(" ")}>
      {!trigger && (far ? <Still type="target" /> : <Handle type="target" position={Position.Top} isConnectable={!readOnly} />)}
      <span className="step-mark">
        <Icon symbol={typeSymbol(node.type)} />
      </span>
      <span className="step-text">
        <span className="step-title" title={titleOf(node)}>
          {titleOf(node)}
        </span>
        {summary !== titleOf(node) && (
          <span className="step-sub" title={summary}>
            {summary}
          </span>
        )}
      </span>
      {sign.badges && <Badges badges={sign.badges} />}
      {far && ports.map((port, index) => <Still key={port} type="source" id={port} left={leftOf(index, ports.length)} />)}
      {!far && ports.map((port, index) => (
        <Port key={port} from={id} port={port} index={index} count={ports.length} open={!readOnly && open.includes(port)} fixed={readOnly} />
      ))}
    </div>
  );
});

/** Where a handle is, for React Flow to measure. */
function Still({ type, id, left }: { type: "source" | "target"; id?: string; left?: string }) {
  const position = type === "source" ? "bottom" : "top";
  return <span className={`react-flow__handle react-flow__handle-${position} ${type}`} data-handleid={id} data-handlepos={position} style={{ left }} />;
}

function leftOf(index: number, count: number): string {
  return `${portAt(index, count).x}px`;
}

/** A name has all the room between the ports beside it, and its text stands in the middle; the box is only as wide as it needs to be. */
function nameBox(index: number, count: number): { left: string; width: string } {
  const width = Math.floor(NODE_WIDTH / count) - 4;
  return { left: `${portAt(index, count).x - width / 2}px`, width: `${width}px` };
}

interface PortProps {
  from: string;
  port: string;
  index: number;
  count: number;
  open: boolean;
  fixed: boolean;
}

function Port({ from, port, index, count, open, fixed }: PortProps) {
  const left = leftOf(index, count);
  const name = portName(port);
  return (
    <>
      <Handle id={port} type="source" position={Position.Bottom} style={{ left }} title={name} isConnectable={!fixed} />
      {count > 1 && (
        <span className="port-name" style={nameBox(index, count)} aria-hidden="true">
          {name}
        </span>
      )}
      {open && (
        <button
          type="button"
          tabIndex={-1}
          className="port-plus nodrag nopan"
          style={{ left }}
          data-port={`${from}|${port}`}
          aria-label={t("builder.plus.port", name)}
          onClick={(event) => {
            event.stopPropagation();
            const { left: x, bottom: y } = event.currentTarget.getBoundingClientRect();
            setUi({ picker: { place: { kind: "port", from, port }, screen: { x, y } } });
          }}
        >
          <Icon symbol="plus" small />
        </button>
      )}
    </>
  );
}

export function Badges({ badges }: { badges: Badge[] }) {
  return (
    <span className="badges">
      {badges.map((badge) => {
        const inside = (
          <>
            {badge.symbol && <Icon symbol={badge.symbol} small />}
            {badge.text}
            <span className="sr">{badge.label}</span>
          </>
        );
        return badge.onPress ? (
          <button key={badge.id} type="button" tabIndex={-1} className={`badge badge-${badge.tone} nodrag`} title={badge.label} onClick={badge.onPress}>
            {inside}
          </button>
        ) : (
          <span key={badge.id} className={`badge badge-${badge.tone}`} title={badge.label}>
            {inside}
          </span>
        );
      })}
    </span>
  );
}
