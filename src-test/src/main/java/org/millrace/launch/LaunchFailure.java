package org.millrace.launch;

/** Something did not start. The message says what, where to look, and how to mend it; it is shown as it stands. */
public final class LaunchFailure extends RuntimeException {

    public LaunchFailure(String message) {
        super(message);
    }

    public LaunchFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
