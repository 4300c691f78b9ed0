package org.millrace.spi;

/**
 * The host's directory cannot be written at the moment, whichever contact it is about: no contact is to blame. The message is
 * logged once and then again when the directory is back.
 */
public class DirectoryUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DirectoryUnavailable(String message) {
        super(message);
    }

    public DirectoryUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
