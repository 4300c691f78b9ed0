package org.millrace.delivery;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.millrace.platform.Roles;
import org.millrace.platform.Setting;

/** Forgets what mails were made of when they have been kept long enough: {@code millrace.messages.kept-days}, a year. Each chunk is a transaction of its own. */
@Singleton
@RunAs(Roles.ENGINE)
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SentValuesTimer {

    static final Duration KEPT = Duration.ofDays(365);

    private static final int CHUNK = 10_000;
    private static final int CHUNKS = 100;

    private SentValuesRepository repository;
    private Clock clock;

    protected SentValuesTimer() {}

    @Inject
    SentValuesTimer(SentValuesRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    @Schedule(hour = "*", minute = "41", persistent = false)
    void forget() {
        Duration kept = Setting.text("millrace.messages.kept-days")
                .map(days -> Duration.ofDays(Long.parseLong(days)))
                .orElse(KEPT);
        for (int i = 0; i < CHUNKS && repository.deleteBefore(clock.instant().minus(kept), CHUNK) == CHUNK; i++) {}
    }
}
