/**
 * What tests of the whole stand on:
 *
 * <ul>
 *   <li>{@link org.millrace.harness.MillraceServer}: the EAR on a real WildFly, PostgreSQL and mail sink, from outside
 *   <li>{@link org.millrace.harness.InsideServer}: the base of tests that run within the EAR
 *   <li>{@link org.millrace.harness.Chromium}: a browser
 * </ul>
 */
package org.millrace.harness;
