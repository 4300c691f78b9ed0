package org.millrace.delivery;

import org.millrace.platform.Conflict;

/** Only an uncertain message can be resolved; all others are certain already. */
public class MessageNotUncertain extends Conflict {

    MessageNotUncertain(long id, MessageState state) {
        super("Message " + id + " is " + state + "; only an UNCERTAIN message can be resolved.");
    }
}
