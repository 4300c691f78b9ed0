package org.millrace.delivery;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.millrace.platform.Caller;
import org.millrace.platform.Conflict;
import org.millrace.platform.Roles;
import org.millrace.platform.Sentence;

/** So many test mails a person may send in an hour, on whichever server; each is on record before it goes. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class TestLimit {

    static final int AN_HOUR = 20;

    private final TestSendRepository sends;
    private final Clock clock;

    TestLimit() {
        this(null, null);
    }

    @Inject
    TestLimit(TestSendRepository sends, Clock clock) {
        this.sends = sends;
        this.clock = clock;
    }

    /** @return how many more it may be @throws Conflict when it was enough */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    public int take(Caller caller) {
        Instant now = clock.instant();
        Instant since = now.minus(Duration.ofHours(1));
        int sent = sends.lockedCount(caller, since);
        if (sent >= AN_HOUR) {
            throw new Conflict(
                    Sentence.of("You have sent {0} test mails within an hour. Wait a while, then try again.", AN_HOUR));
        }
        sends.add(caller, now, since);
        return AN_HOUR - sent - 1;
    }
}
