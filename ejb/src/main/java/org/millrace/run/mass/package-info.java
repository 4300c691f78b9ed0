/**
 * Acts on all runs of a campaign: enrol, freeze, thaw, cancel, migrate. Each is a row that says what was asked for and how far it has come;
 * it is worked off in chunks of one set-based statement each, every chunk in its own transaction, by whichever node gets the row's
 * lock. A crash costs the chunk it hits; the next node goes on at {@code last_id}. Doing a chunk twice changes nothing:
 * enrolment leaves out who is inside already, first by an anti-join (cheap when nobody is new), then by the unique key.
 */
package org.millrace.run.mass;
