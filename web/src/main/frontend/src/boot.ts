/** What the page gives the canvas; see Island.java. */
export interface Boot {
  base: string;
  edits: boolean;
  user: string;
  zone: string;
  language: string;
  slug: string;
  /** A published version is shown and nothing can be changed; left out = the draft. */
  version?: number;
  campaign?: { id: number; name: string; status: string; hooked: boolean };
  sprite: string;
  /** What is put before a mail that is shown in a frame, and what is found in it and what put there. */
  mail: { stop: string; rules: { find: string; put: string }[] };
  words: Record<string, string>;
}

const page = typeof document === "undefined" ? undefined : document.documentElement;

/** Of a page that holds a single part, such as the editor of conditions: it says what is needed on its root element. */
const EMPTY: Boot = {
  base: page?.dataset.base ?? "",
  edits: true,
  user: "",
  zone: "UTC",
  language: page?.lang || "en",
  slug: "test",
  sprite: "#",
  mail: { stop: "", rules: [] },
  words: {},
};

/** What a page says, this one or one that was loaded since. */
export function bootOf(page: Document): Boot {
  const island = page.getElementById("island");
  return island ? (JSON.parse(island.textContent ?? "{}") as Boot) : EMPTY;
}

export const boot: Boot = typeof document === "undefined" ? EMPTY : bootOf(document);

export function csrfToken(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csrf-token"]')?.content ?? "";
}

/** The page to which the back arrow leads. */
export function home(): string {
  return boot.campaign ? `${boot.base}/campaign?id=${boot.campaign.id}` : `${boot.base}/workflows`;
}
