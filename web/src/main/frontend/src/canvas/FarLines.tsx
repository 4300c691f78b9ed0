import { memo } from "react";
import { decorationOf, useDecorations } from "../decorations";
import type { FlowLineType } from "./FlowLine";
import { pathOf } from "./routes";

/** From afar nobody points at a line: all that look alike are one path, which costs next to nothing while the view moves. */
export const FarLines = memo(function FarLines({ lines }: { lines: readonly FlowLineType[] }) {
  useDecorations();
  const kinds = new Map<string, string[]>();
  for (const { id, selected, data } of lines) {
    const { ring, dimmed } = decorationOf("edge", id);
    const look = ["line", selected ? "is-selected" : "", ring ? `ring-${ring}` : "", dimmed ? "is-dimmed" : ""].join(" ");
    kinds.set(look, [...(kinds.get(look) ?? []), pathOf(data?.route?.points ?? [])]);
  }
  return (
    <svg className="far-lines" aria-hidden="true">
      {[...kinds].map(([look, paths]) => (
        <path key={look} className={look} d={paths.join("")} />
      ))}
    </svg>
  );
});
