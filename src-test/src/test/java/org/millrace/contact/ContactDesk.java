package org.millrace.contact;

import org.jdbi.v3.core.Jdbi;
import org.millrace.platform.AuditTrail;
import org.millrace.platform.Audits;
import org.millrace.platform.FiredEvents;
import org.millrace.platform.FixedCaller;
import org.millrace.platform.PostgresDatabase;
import org.millrace.platform.Roles;
import org.millrace.platform.SettableClock;

/** The boundaries of this capability, put together by hand on a test's database. */
final class ContactDesk {

    final SettableClock clock = SettableClock.at("2026-11-21T09:00:00Z");
    final FiredEvents<EventsRecorded> recorded = new FiredEvents<>();
    final FiredEvents<ContactErased> erased = new FiredEvents<>();
    final FiredEvents<ConsentChanged> consentChanged = new FiredEvents<>();
    final Jdbi jdbi;
    final int tenant;

    private final FixedCaller caller;
    private final AuditTrail audit;

    ContactDesk(PostgresDatabase database, String tenantSlug) {
        jdbi = database.jdbi();
        tenant = database.newTenant(tenantSlug);
        caller = new FixedCaller(tenant, "ina", Roles.INTEGRATION);
        audit = Audits.on(jdbi, clock);
    }

    Contacts contacts() {
        TagChanges tagChanges = new TagChanges(rows(), new TagRepository(jdbi), audit, clock);
        return new Contacts(
                reading(), new ContactMerge(rows(), new TagRepository(jdbi), clock), tagChanges, audit, caller);
    }

    Events events() {
        return new Events(intake(), new EventPageRepository(jdbi, rows()), caller);
    }

    EventIntake intake() {
        return new EventIntake(
                rows(),
                new ContactNumberRepository(jdbi),
                new EventLog(new EventRepository(jdbi), recorded, clock),
                clock);
    }

    Consents consents() {
        ConsentLog log = new ConsentLog(new ConsentRepository(jdbi), consentChanged);
        return new Consents(log, new ConsentReadRepository(jdbi), reading(), audit, caller, clock);
    }

    PersonalRecords records() {
        Erasure erasure =
                new Erasure(rows(), new ConsentRepository(jdbi), new ErasureRepository(jdbi), audit, erased, clock);
        FiredEvents<ContactExporting> exporting =
                new FiredEvents<>(export -> export.add("messages", java.util.List.of("hello")));
        return new PersonalRecords(
                reading(),
                new ConsentReadRepository(jdbi),
                new ScoreReadRepository(jdbi),
                new EventPageRepository(jdbi, rows()),
                erasure,
                exporting,
                caller);
    }

    ContactReading reading() {
        return new ContactReading(
                rows(),
                new ContactPageRepository(jdbi),
                new ContactSearchRepository(jdbi),
                new TagRepository(jdbi),
                new ScoreReadRepository(jdbi));
    }

    Scoring scoring() {
        return new Scoring(
                new ContactScoreRepository(jdbi, new ContactLockRepository(jdbi)),
                new ScoreReadRepository(jdbi),
                reading(),
                audit,
                caller,
                clock);
    }

    ContactRepository rows() {
        return new ContactRepository(jdbi);
    }
}
