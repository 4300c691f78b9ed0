import { boot } from "./boot";
import { t } from "./words";

const DAYS = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];
/** A Sunday. */
const BEGIN = Date.UTC(2023, 0, 1);
const DAY = 86_400_000;

/** "Mon–Fri at 09:00": what most schedules are, in words; any other expression as it is written. */
export function cronInWords(cron: string): string {
  const [minute = "", hour = "", day = "", month = "", weekdays = "", ...more] = cron.trim().split(/\s+/);
  if (!/^\d{1,2}$/.test(minute) || !/^\d{1,2}$/.test(hour) || month !== "*" || weekdays === "" || more.length > 0) {
    return cron;
  }
  const time = `${hour.padStart(2, "0")}:${minute.padStart(2, "0")}`;
  if (day === "*") {
    const names = weekdays.split(",").map(stretch);
    return weekdays === "*" ? t("node.cron.daily", time) : names.includes("") ? cron : t("node.cron.weekly", names.join(", "), time);
  }
  return weekdays === "*" && /^\d{1,2}$/.test(day) ? t("node.cron.monthly", day, time) : cron;
}

function stretch(days: string): string {
  const names = days.split("-").map(dayName);
  return names.length > 2 || names.includes("") ? "" : names.join("–");
}

function dayName(day: string): string {
  const index = /^[0-7]$/.test(day) ? Number(day) % 7 : DAYS.indexOf(day.toUpperCase());
  return index < 0 ? "" : new Intl.DateTimeFormat(boot.language, { weekday: "short", timeZone: "UTC" }).format(BEGIN + index * DAY);
}
