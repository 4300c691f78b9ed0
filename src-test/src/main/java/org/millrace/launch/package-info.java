/**
 * Starts and stops what Millrace needs on one machine: a durable PostgreSQL, a WildFly of its own server folder, and
 * {@link org.millrace.launch.Launch} that puts both together with the mail catcher for {@code mvn -Prun}. The tests
 * use the same classes, so what they prove is what a developer runs.
 */
package org.millrace.launch;
