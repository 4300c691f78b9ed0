/**
 * What is promised when the power goes: the real server is killed while it works, started again, and the books are compared with
 * what arrived at a mail server that nobody killed. {@code -Dchaos.kills} turns the number up, {@code -Dchaos.contacts} the load.
 */
package org.millrace.chaos;
