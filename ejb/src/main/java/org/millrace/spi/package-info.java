/**
 * What a host implements to take part in Millrace. It depends on the JDK alone. At run time it is a module of the server,
 * {@code org.millrace.spi}, on which Millrace and the host's deployment both depend, so that both mean the same classes.
 *
 * <p>A host plugs in in one of two ways, told step by step in {@code docs/host.md}:
 * <ul>
 *   <li>A deployment of its own exposes an EJB, and the setting {@code millrace.host.contact-directory} tells its global JNDI name.
 *   <li>A library within Millrace's EAR holds a CDI bean; then nothing is set.
 * </ul>
 *
 * <p>Calls come inside the JTA transaction of the step that caused them. That is why a host may enlist resources of that
 * transaction (a database, JMS) and nothing else: what a network call without a transaction has done cannot be taken back.
 */
package org.millrace.spi;
