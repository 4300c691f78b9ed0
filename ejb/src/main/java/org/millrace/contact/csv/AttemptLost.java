package org.millrace.contact.csv;

/** Another attempt has taken the job over; this one must leave no trace. */
class AttemptLost extends RuntimeException {

    AttemptLost(ImportAttempt attempt) {
        super("Import " + attempt.job() + " is no longer this attempt's");
    }
}
