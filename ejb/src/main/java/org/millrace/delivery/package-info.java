/**
 * The ledger of messages and their way to the wire.
 *
 * <p>A message is handed over in the transaction of the step (unique by run, node and visit), claimed in a window of at most
 * {@link org.millrace.delivery.Deliveries#WINDOW} whose intents are committed before the first byte leaves, taken to the wire with no
 * transaction open, and given its receipt. A process that dies between intent and receipt leaves at most one window per connection
 * {@code CLAIMED}; nobody can know whether those were sent, so they become {@code UNCERTAIN}, are shown, and wait for a person.
 *
 * <p>A {@link org.millrace.delivery.Channel} is a way out. Webhooks are calls to other systems: their receivers know them by their id,
 * so what may have arrived is called again instead of becoming uncertain, and consent is not asked for them.
 *
 * <p>Consent, suppression and every other {@link org.millrace.delivery.SendGuard} are asked in the transaction that commits the
 * intents.
 *
 * <p>Counters per campaign, version, node and variant equal a recount of the ledger: {@code QUEUED} all messages, {@code SENT} those
 * with {@code sent_at}, {@code FAILED}, {@code SKIPPED}, {@code UNCERTAIN} those in that state now.
 */
package org.millrace.delivery;
