package org.millrace.run.mass;

/** What a migration must know besides. @param versionMove the decision that it carries out */
record MigrationOrder(long versionMove) {}
