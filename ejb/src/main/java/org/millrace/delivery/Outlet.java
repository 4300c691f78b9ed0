package org.millrace.delivery;

import java.util.List;
import org.millrace.delivery.mail.IntentAge;

/** What the windows of one listener leave by. Used by one thread. */
interface Outlet extends AutoCloseable {

    /** Puts a window on the wire. A receipt for every intent, whatever fails, and nothing is thrown. */
    List<Receipt> take(List<Intent> intents, IntentAge age);

    /** Whether another window can be claimed for it. */
    boolean isOpen();

    @Override
    void close();
}
