/**
 * What lets contacts enter active campaigns besides a person: times, events, calls from outside. The triggers are nodes of the
 * version that is published now; they are read from the database when something happens, so an activation, a publication or a pause
 * holds from its commit on, on every node. There is no cache that could be stale.
 *
 * <p>A time of a schedule is a row that is unique per campaign, node and time ({@code trigger_occurrence}), written in the transaction
 * that has the audience enter: two nodes that tick at once cannot both fire it. A call is a row that is unique per address and
 * {@code webhook-id}. An event is handled in the transaction that stored it.
 */
package org.millrace.trigger;
