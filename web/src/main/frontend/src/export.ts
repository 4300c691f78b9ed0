import { boot } from "./boot";
import { portAt } from "./canvas/geometry";
import { pathOf, routesOf } from "./canvas/routes";
import type { Route } from "./canvas/routes";
import { catalogue, isTrigger, typeSymbol, typeTone } from "./catalogue";
import { at } from "./edit";
import { edgeKeys, NODE_HEIGHT, NODE_WIDTH, titleOf } from "./model";
import type { FlowEdge, FlowNode, WorkflowDocument } from "./model";
import { shownPorts } from "./ports";
import { portName, summaryOf } from "./summary";

/** A picture made of the document itself, with the page's colours: nothing is loaded from anywhere else. */

const MARGIN = 32;
const TONES: Record<string, [string, string]> = {
  trigger: ["--accent-soft", "--accent-strong"],
  send: ["--good-soft", "--good"],
  wait: ["--warn-soft", "--warn"],
  choice: ["--cold-soft", "--cold"],
  plain: ["--mute-soft", "--mute"],
};

export async function exportSvg(document: WorkflowDocument): Promise<void> {
  const { svg } = await picture(document);
  download(`${document.slug}.svg`, new Blob([svg], { type: "image/svg+xml" }));
}

export async function exportPng(document: WorkflowDocument): Promise<void> {
  const { svg, width, height } = await picture(document);
  const scale = Math.min(2, 16_000 / Math.max(width, height));
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = window.document.createElement("canvas");
  canvas.width = Math.ceil(width * scale);
  canvas.height = Math.ceil(height * scale);
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
  if (blob) {
    download(`${document.slug}.png`, blob);
  }
}

export function download(name: string, blob: Blob): void {
  const link = window.document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

interface Picture {
  svg: string;
  width: number;
  height: number;
}

async function picture(document: WorkflowDocument): Promise<Picture> {
  const colours = getComputedStyle(window.document.documentElement);
  const icons = await sprite();
  return drawing(document, (token) => colours.getPropertyValue(token).trim(), (symbol) => icons.get(symbol) ?? "");
}

async function sprite(): Promise<Map<string, string>> {
  const text = await (await fetch(boot.sprite.replace(/#$/, ""))).text();
  const parsed = new DOMParser().parseFromString(text, "image/svg+xml");
  return new Map([...parsed.querySelectorAll("symbol")].map((symbol) => [symbol.id, symbol.innerHTML]));
}

/** @param colour of a token; @param icon the inside of a symbol of 20 × 20 */
export function drawing(document: WorkflowDocument, colour: (token: string) => string, icon: (symbol: string) => string): Picture {
  const places = document.nodes.map((node) => at(document, node.id));
  const notes = document.notes ?? [];
  const left = Math.min(0, ...places.map((place) => place.x), ...notes.map((note) => note.x)) - MARGIN;
  const top = Math.min(0, ...places.map((place) => place.y), ...notes.map((note) => note.y)) - MARGIN;
  const right = Math.max(0, ...places.map((place) => place.x + NODE_WIDTH), ...notes.map((note) => note.x + note.width)) + MARGIN;
  const bottom = Math.max(0, ...places.map((place) => place.y + NODE_HEIGHT), ...notes.map((note) => note.y + note.height)) + MARGIN * 2;
  const [width, height] = [right - left, bottom - top];
  const byId = new Map(document.nodes.map((node) => [node.id, node]));
  const routes = routesOf(document, catalogue(), new Map());
  const keys = edgeKeys(document.edges);
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${left} ${top} ${width} ${height}" font-family="Arial, sans-serif">`,
    `<title>${escaped(document.name)}</title>`,
    `<rect x="${left}" y="${top}" width="${width}" height="${height}" fill="${colour("--canvas")}"/>`,
    ...notes.map(
      (note) =>
        `<rect x="${note.x}" y="${note.y}" width="${note.width}" height="${note.height}" rx="6" fill="${colour("--warn-soft")}"/>` +
        note.text
          .split("\n")
          .map((line, index) => `<text x="${note.x + 12}" y="${note.y + 24 + index * 18}" font-size="13" fill="${colour("--ink")}">${escaped(cut(line, note.width / 7))}</text>`)
          .join(""),
    ),
    ...document.edges.map((edge, index) => line(document, edge, byId, routes.get(keys[index] ?? ""), colour)),
    ...document.nodes.map((node) => box(document, node, colour, icon)),
    "</svg>",
  ];
  return { svg: parts.join("\n"), width, height };
}

function line(document: WorkflowDocument, edge: FlowEdge, byId: ReadonlyMap<string, FlowNode>, route: Route | undefined, colour: (token: string) => string): string {
  const from = byId.get(edge.from);
  const end = route?.points.at(-1);
  if (!from || !route || !end) {
    return "";
  }
  const ports = shownPorts(from, document, catalogue());
  const port = portAt(ports.indexOf(edge.port), ports.length);
  const source = at(document, edge.from);
  const name =
    ports.length > 1
      ? `<text x="${source.x + port.x}" y="${source.y + port.y + 20}" font-size="11" text-anchor="middle" fill="${colour("--ink-2")}">${escaped(portName(edge.port))}</text>`
      : "";
  return `<path d="${pathOf(route.points)}" fill="none" stroke="${colour("--line-strong")}" stroke-width="1.75"/><path d="M${end.x} ${end.y + 2}l-5 -9h10z" fill="${colour("--line-strong")}"/>${name}`;
}

function box(document: WorkflowDocument, node: FlowNode, colour: (token: string) => string, icon: (symbol: string) => string): string {
  const { x, y } = at(document, node.id);
  const [soft, strong] = TONES[typeTone(node.type)] ?? ["--mute-soft", "--mute"];
  const frame = isTrigger(node) ? colour("--accent") : colour("--line-strong");
  return [
    `<g transform="translate(${x} ${y})">`,
    `<rect width="${NODE_WIDTH}" height="${NODE_HEIGHT}" rx="12" fill="${colour("--surface")}" stroke="${frame}"/>`,
    `<rect x="12" y="14" width="36" height="36" rx="9" fill="${colour(soft)}"/>`,
    `<g transform="translate(20 22)" fill="none" stroke="${colour(strong)}" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round">${icon(typeSymbol(node.type))}</g>`,
    `<text x="60" y="29" font-size="14" font-weight="600" fill="${colour("--ink")}">${escaped(cut(titleOf(node), 21))}</text>`,
    `<text x="60" y="47" font-size="12" fill="${colour("--ink-3")}">${escaped(cut(summaryOf(node), 25))}</text>`,
    "</g>",
  ].join("");
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, Math.max(1, Math.floor(most) - 1))}…`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
