/**
 * What wakes runs before their time: events they wait for, interrupts that come true, opt-outs, goals. Whoever tells the news holds
 * the runs' row locks, taken in the order of their ids, while it decides; so no wake-up is lost, whichever transaction is first.
 */
package org.millrace.run.wake;
