package org.millrace.contact.csv;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.millrace.audience.TestAudiences;
import org.millrace.platform.Audits;
import org.millrace.platform.FiredEvents;
import org.millrace.platform.FixedCaller;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.PostgresDatabase;
import org.millrace.platform.Roles;
import org.millrace.platform.SettableClock;

/** Imports put together by hand on a test's database; what the timer does, a test does when it wants. */
final class ImportDesk {

    final SettableClock clock = SettableClock.at("2026-11-21T09:00:00Z");
    final FiredEvents<ContactsImported> imported = new FiredEvents<>();
    final PostgresDatabase database;
    final Jdbi jdbi;
    final int tenant;
    final ImportTransactions transactions;

    private final ImportTables tables;

    ImportDesk(PostgresDatabase database, String tenantSlug) {
        this.database = database;
        jdbi = database.jdbi();
        tenant = database.newTenant(tenantSlug);
        tables = new ImportTables(jdbi);
        transactions = new ImportTransactions() {
            @Override
            public void whole(Runnable work) {
                try {
                    database.newTx(work);
                } catch (AttemptLost | InvalidInput expected) {
                    throw expected;
                } catch (RuntimeException e) {
                    // An import retries what its database refuses; a test must not take that for patience.
                    throw new AssertionError(e);
                }
            }

            @Override
            public void beside(Runnable work) {
                database.newTx(work);
            }
        };
    }

    Imports imports() {
        return new Imports(
                new ImportUpload(tables.jobs(), tables.chunks(), clock),
                new ImportReading(tables.jobs(), tables.errors(), tables.chunks()),
                tables.jobs(),
                TestAudiences.newLists(jdbi, clock),
                new FixedCaller(tenant, "ina", Roles.INTEGRATION),
                clock);
    }

    ImportAttemptRepository attempts() {
        return tables.attempts();
    }

    ImportWork work() {
        ImportMerge merge =
                new ImportMerge(tables, TestAudiences.newLists(jdbi, clock), Audits.on(jdbi, clock), imported, clock);
        return new ImportWork(tables, merge, clock);
    }

    /** The number of the job that it waits in. */
    long uploaded(String file) {
        return imports().upload("x.csv", stream(file)).id();
    }

    long started(String file, ImportSettings settings) {
        return started(stream(file), settings);
    }

    long started(InputStream file, ImportSettings settings) {
        long job = imports().upload("test.csv", file).id();
        database.tx(() -> imports().start(job, settings));
        return job;
    }

    ImportJob run(byte[] file, ImportSettings settings) {
        return run(new ByteArrayInputStream(file), settings);
    }

    ImportJob run(InputStream file, ImportSettings settings) {
        long job = started(file, settings);
        workOff();
        return imports().get(job);
    }

    ImportJob run(String file, ImportSettings settings) {
        return run(stream(file), settings);
    }

    ImportJob run(String file) {
        return run(file, ImportSettings.DEFAULT);
    }

    /** The one that waits longest. */
    void workOff() {
        ImportAttempt attempt =
                attempts().claim(UUID.randomUUID(), clock.instant()).orElseThrow();
        work().work(attempt, transactions);
    }

    private static InputStream stream(String file) {
        return new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8));
    }

    String errors(ImportJob job) {
        StringWriter file = new StringWriter();
        imports().writeErrors(job.id(), file);
        return file.toString();
    }

    /** What is stored: external id, e-mail, first name, attributes, in the order of creation. */
    List<String> stored() {
        return jdbi.withHandle(h -> h.createQuery(
                        "select concat_ws(' ', external_id, email, first_name, attributes) from contact where tenant_id = :tenant order by id")
                .bind("tenant", tenant)
                .mapTo(String.class)
                .list());
    }

    long count(String table) {
        return jdbi.withHandle(h ->
                h.createQuery("select count(*) from " + table).mapTo(Long.class).one());
    }

    long newList(String kind) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        insert into segment (tenant_id, slug, name, kind, created_at, updated_at)
                        values (:tenant, 'list', 'List', :kind, :now, :now) returning id
                        """)
                .bind("tenant", tenant)
                .bind("kind", kind)
                .bind("now", clock.instant())
                .mapTo(Long.class)
                .one());
    }

    static ImportSettings settings(Map<String, ColumnMapping> columns) {
        return ImportSettings.DEFAULT.with(draft -> draft.columns = columns);
    }

    static ImportSettings named(String prefix) {
        return ImportSettings.DEFAULT.with(draft -> {
            draft.prefix = prefix;
            draft.externalId = "{prefix}-{row}";
            draft.fields = Map.of("email", "{prefix}-{row}@example.com");
        });
    }
}
