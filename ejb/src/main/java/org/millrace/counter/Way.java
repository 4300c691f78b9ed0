package org.millrace.counter;

/**
 * By which port a run left its node, and to which node it came.
 *
 * @param to the node's number; 0 where nothing is connected to the port or nobody qualified
 */
public record Way(String port, int to) {

    /** As it is written down: {@code yes:7}. */
    String text() {
        return port + ":" + to;
    }

    /** @param text as it was written down */
    public static Way of(String text) {
        int colon = text.lastIndexOf(':');
        return new Way(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    }
}
