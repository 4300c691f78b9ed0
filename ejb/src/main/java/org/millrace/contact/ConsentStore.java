package org.millrace.contact;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What contacts agreed to, and which addresses nobody writes to. */
public interface ConsentStore {

    /** Reasons of refusals. */
    String ERASED = "erased";

    String OPTED_OUT = "opted_out";
    String SUPPRESSED = "suppressed";

    /**
     * Locks the contact {@code FOR UPDATE}, which waits for every intent that is about to be committed for it, then notes the
     * change.
     *
     * @return false when there is no such contact
     */
    boolean change(ConsentChange change);

    /**
     * Locks the contacts of the window {@code FOR KEY SHARE} in the order of their numbers and says what may not be sent. Until
     * the transaction ends no opt-out, suppression or erasure can overtake it.
     *
     * @return reasons by the question's id; what is not in the answer may go
     */
    Map<Long, String> refused(List<Question> window);

    /**
     * Nothing is sent to the address on that channel any more. Locks the contacts that have it, as an opt-out does. Doing it
     * again changes nothing.
     *
     * @param channel {@code email}; {@code *} = every channel
     * @param address an e-mail address in any case, or a number in E.164; only its hash is kept
     * @param reason {@code bounced}, {@code complained}, {@code erased}
     */
    void suppress(int tenant, String channel, String address, String reason, Instant at);

    /**
     * A message that is about to be sent.
     *
     * @param id the asker's own, unique in the window
     */
    record Question(long id, int tenant, long contactId, String channel, String topic) {}
}
