package org.millrace.delivery;

import org.millrace.platform.Conflict;
import org.millrace.platform.Sentence;

/** Only an uncertain message can be resolved; all others are certain already. */
public class MessageNotUncertain extends Conflict {

    MessageNotUncertain(long id, MessageState state) {
        super(Sentence.of("Message {0} is {1}; only an UNCERTAIN message can be resolved.", id, state));
    }
}
