package org.millrace.delivery;

/** A way out of the ledger. What is handed to the channel {@code null} takes none: it is SENT the moment it is handed over. */
interface Channel {

    /** The word in a message's row. */
    String word();

    /** False while the way is known to be blocked; nothing is claimed for it then. */
    boolean worthTrying();

    /**
     * Makes ready before anything is claimed.
     *
     * @throws ChannelUnavailable when there is no way out now
     */
    Outlet open();

    /** Looks after what nobody used for a while. */
    default void tidy() {}
}
