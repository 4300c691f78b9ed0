package org.millrace.run.wake;

/** A run that is to be looked at now, and the word that tells why. */
record Wakeup(long runId, String signal) {}
