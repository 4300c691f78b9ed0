import { boot } from "../boot";

const inZone = (zone: string, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(boot.language, { ...options, timeZone: zone });

/** "Tue, 3 Mar 2026, 09:00" on the clock of that zone. */
export function moment(at: string, zone = boot.zone): string {
  return inZone(zone, { weekday: "short", day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" }).format(new Date(at));
}

/** What a field of type datetime-local shows: the local time of a zone. */
export function localInput(at: Date, zone: string): string {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat("en-CA", { timeZone: zone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" })
      .formatToParts(at)
      .map((part) => [part.type, part.value]),
  );
  return `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}`;
}

/** The instant at which the clock of the zone shows that local time; in an overlap the earlier one. */
export function instantOf(local: string, zone: string): string {
  const asUtc = new Date(`${local}:00Z`).getTime();
  const candidates = [-14, 0, 12].map((hours) => asUtc - offset(new Date(asUtc + hours * 3_600_000), zone));
  const fits = candidates.filter((one) => localInput(new Date(one), zone) === local);
  return new Date(fits.length > 0 ? Math.min(...fits) : (candidates[1] ?? asUtc)).toISOString();
}

function offset(at: Date, zone: string): number {
  return new Date(`${localInput(at, zone)}:00Z`).getTime() - Math.floor(at.getTime() / 60_000) * 60_000;
}
