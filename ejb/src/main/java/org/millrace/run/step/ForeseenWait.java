package org.millrace.run.step;

import java.time.Instant;

/**
 * When a wait ends for one contact.
 *
 * @param contact the external id; null = anybody in that zone
 * @param zone whose local time counts
 * @param until when the run goes on at the earliest; null = at once by {@code missing}: the contact has no such date
 * @param local the same on the local clock: {@code 2026-11-24T09:00}
 * @param sends when a message behind the wait goes out, by the campaign's business hours, holidays and quiet hours; null = they leave
 *     no minute open
 */
public record ForeseenWait(String contact, String zone, Instant until, String local, Instant sends) {}
