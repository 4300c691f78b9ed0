package org.millrace.delivery;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** Loads what mails are made from, for a whole window at once. */
interface MessagePartsStore {

    /** By message id; a message whose contact is gone is missing. */
    Map<Long, MessageParts> load(Collection<DueMessage> messages, Instant now);
}
