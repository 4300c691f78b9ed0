package org.millrace.contact.csv;

/** What an import did, or would do. */
record ImportCounts(long read, long created, long updated, long same, long failed) {}
