package org.millrace.delivery;

import java.util.Collection;
import java.util.Map;

/** Loads what mails are made from, for a whole window at once. */
interface MailPartsStore {

    /** By message id; a message whose contact is gone is missing. */
    Map<Long, MailParts> load(Collection<DueMessage> messages);
}
