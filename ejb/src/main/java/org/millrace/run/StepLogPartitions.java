package org.millrace.run;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.millrace.platform.Roles;

/** Keeps the trail's partitions a month ahead, so that old history can be taken away by the month. */
@Stateless
@RolesAllowed(Roles.ENGINE)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class StepLogPartitions {

    @Inject
    private StepLogPartitionRepository repository;

    @Inject
    private Clock clock;

    public void prepare() {
        YearMonth month = YearMonth.from(clock.instant().atZone(ZoneOffset.UTC));
        repository.lock();
        repository.prepare(month);
        repository.prepare(month.plusMonths(1));
    }
}
