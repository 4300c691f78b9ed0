import { boot } from "./boot";

/** An icon of the pages' sprite, decoration only. */
export function Icon({ symbol, small }: { symbol: string; small?: boolean }) {
  return (
    <svg className={small ? "icon icon-s" : "icon"} aria-hidden="true">
      <use href={boot.sprite + symbol} />
    </svg>
  );
}
