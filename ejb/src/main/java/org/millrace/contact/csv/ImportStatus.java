package org.millrace.contact.csv;

/** The life of an import. */
public enum ImportStatus {
    /** The file is on its way. */
    UPLOADING,
    /** The file is there and was looked at; settings are awaited. */
    UPLOADED,
    /** Waits for a server to work it off. */
    QUEUED,
    /** Is worked off; nothing of it can be seen in the contacts yet. */
    RUNNING,
    /** All rows that were not refused are stored, or were only counted in a dry run. */
    DONE,
    /** Nothing was imported; the error says why. */
    FAILED;

    public boolean ended() {
        return this == DONE || this == FAILED;
    }
}
