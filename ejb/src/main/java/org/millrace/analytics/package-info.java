/**
 * What came of it. Events are attributed to goals in the transaction that stores them; everything else here only reads.
 *
 * <p>An event counts for a run and a goal when it has the goal's name, is of the run's contact, no machine made it, and
 * {@code entered_at <= occurred_at < entered_at + window}: whether the run lives or has ended, and in every arm, the control
 * included. Rates count the first such event of a run, sums count all. Two things could slip between transactions, and do not: two
 * events of one contact at once (its row is locked), and a run that enters while its contact's event comes in (the campaign's
 * attribution lock: events share it, a chunk of entries holds it alone, and each looks for the other's rows under it).
 *
 * <p>A report is read in one snapshot, so its figures fit together, and this identity holds in it at any instant, after any crash:
 * entered (counted in the transactions that entered) = waiting + frozen + incident + success + partial + failed + canceled (the rows
 * themselves). One statement proves it for all campaigns; it must return no row:
 *
 * <pre>{@code
 * select coalesce(c.campaign_id, r.campaign_id) as campaign_id, c.entered, r.accounted_for
 * from (select campaign_id, sum(n) as entered
 *       from (select campaign_id, metric, n from counter union all select campaign_id, metric, n from counter_delta) x
 *       where metric = 'RUN_ENTERED' group by campaign_id) c
 * full join (select campaign_id,
 *                   count(*) filter (where status = 'WAITING')  + count(*) filter (where status = 'FROZEN')
 *                 + count(*) filter (where status = 'INCIDENT') + count(*) filter (where status = 'SUCCESS')
 *                 + count(*) filter (where status = 'PARTIAL')  + count(*) filter (where status = 'FAILED')
 *                 + count(*) filter (where status = 'CANCELED') as accounted_for
 *            from run group by campaign_id) r using (campaign_id)
 * where coalesce(c.entered, 0) <> coalesce(r.accounted_for, 0);
 * }</pre>
 */
package org.millrace.analytics;
