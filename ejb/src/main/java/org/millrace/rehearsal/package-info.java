/**
 * The engine over memory and a virtual clock: the classes that move runs in production move them here, only the stores and the
 * clock are others, so that a month passes in a millisecond and nothing is sent.
 *
 * <p>Decisions:
 * <ul>
 *   <li>A store here keeps the same promises as its adapter for PostgreSQL; one contract in the tests proves both.
 *   <li>A {@link org.millrace.rehearsal.FlowTest} tells contacts, what happens to them and what is expected. It is a file like the
 *       workflow itself, and runs on the page, over REST and in a build with the same outcome.
 *   <li>Time jumps from one thing that happens to the next, so a flow test takes as long as there are steps, not days.
 * </ul>
 */
package org.millrace.rehearsal;
