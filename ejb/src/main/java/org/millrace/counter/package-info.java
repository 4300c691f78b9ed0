/**
 * Counters that equal a recount at any instant: a delta is written in the transaction of the thing it counts, never contended for;
 * a ticker folds deltas into totals; a reader adds both.
 */
package org.millrace.counter;
