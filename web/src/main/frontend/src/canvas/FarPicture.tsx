import { memo } from "react";
import { decorationOf, useDecorations } from "../decorations";
import type { FlowLineType } from "./FlowLine";
import type { CanvasNode } from "./graph";
import { shapes } from "./Overview";
import { pathOf } from "./routes";

/**
 * From afar nobody reads a step or points at a line: all that look alike are one path, which costs next to nothing while the view
 * moves. The steps themselves lie above it unpainted, to be focused, chosen and moved.
 *
 * Drawn at a quarter of its size: while it moves the browser keeps it painted at the size that it is drawn in, and moves so much less.
 */
export const FarPicture = memo(function FarPicture({ nodes, lines }: { nodes: readonly CanvasNode[]; lines: readonly FlowLineType[] }) {
  useDecorations();
  const kinds = new Map<string, string[]>();
  for (const { id, selected, data } of lines) {
    const { ring, dimmed } = decorationOf("edge", id);
    const look = ["line", selected ? "is-selected" : "", ring ? `ring-${ring}` : "", dimmed ? "is-dimmed" : ""].join(" ");
    kinds.set(look, [...(kinds.get(look) ?? []), pathOf(data?.route?.points ?? [])]);
  }
  const looks = new Map<string, CanvasNode[]>();
  for (const node of nodes.filter((one) => one.type === "step")) {
    const { ring, dimmed } = decorationOf("node", node.id);
    const look = ["far-steps", node.selected ? "is-selected" : "", ring ? `is-ringed ring-${ring}` : "", dimmed ? "is-dimmed" : ""].join(" ");
    looks.set(look, [...(looks.get(look) ?? []), node]);
  }
  return (
    <svg className="far-picture" aria-hidden="true">
      <g transform="scale(0.25)">
      {[...kinds].map(([look, paths]) => (
        <path key={look} className={look} d={paths.join("")} />
      ))}
      {[...looks].flatMap(([look, alike]) => [...shapes(alike, 12)].map(([tone, path]) => <path key={`${look} ${tone}`} className={`${look} ${tone}`} d={path} />))}
      </g>
    </svg>
  );
});
