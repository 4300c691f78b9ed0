/**
 * Runs as an operator watches them: the list with its filters, and the story of one run as spans of time. Reads only.
 *
 * <p>Nothing of this is written by the engine for the monitor's sake: spans are put together from the trail, the ledger of
 * messages, approvals and incidents.
 */
package org.millrace.run.monitor;
