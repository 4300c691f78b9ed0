import { language } from "../predicate/words";

/** "Tue, Nov 24, 09:00" by the clock of a zone. */
export function moment(instant: string, zone: string): string {
  return new Intl.DateTimeFormat(language() === "de" ? "de" : "en-GB", {
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: zone,
  }).format(new Date(instant));
}

/** "Berlin" of Europe/Berlin. */
export function city(zone: string): string {
  return (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
}
