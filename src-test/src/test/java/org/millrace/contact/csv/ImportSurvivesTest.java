package org.millrace.contact.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.platform.PostgresDatabase;

/** What stops an import leaves nothing of it. */
class ImportSurvivesTest {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    private static final byte[] FILE = "id\n1\n2\nbad/id\n".getBytes(StandardCharsets.UTF_8);

    private ImportDesk desk;
    private long job;

    @BeforeEach
    void started() {
        DATABASE.clear();
        desk = new ImportDesk(DATABASE, "a");
        job = desk.started(new ByteArrayInputStream(FILE), ImportSettings.DEFAULT);
    }

    @Test
    @Tag("S1-10")
    void an_attempt_that_dies_is_taken_over_and_leaves_nothing() {
        claim();
        assertThat(desk.attempts().claim(UUID.randomUUID(), desk.clock.instant()))
                .isEmpty();
        desk.clock.advance(ImportAttemptRepository.DEAD_AFTER.plusSeconds(1));
        desk.work().work(claim(), desk.transactions);
        assertThat(desk.imports().get(job).status()).isEqualTo(ImportStatus.DONE);
        assertThat(desk.imports().get(job).failed()).isEqualTo(1);
        assertThat(desk.stored()).hasSize(2);
        assertThat(desk.count("import_chunk")).isZero();
    }

    @Test
    void an_attempt_that_was_taken_for_dead_cannot_end_the_job() {
        ImportAttempt stopped = claim();
        desk.clock.advance(ImportAttemptRepository.DEAD_AFTER.plusSeconds(1));
        ImportAttempt second = claim();
        desk.work().work(stopped, desk.transactions);
        assertThat(desk.stored()).isEmpty();
        assertThat(desk.imports().get(job).status()).isEqualTo(ImportStatus.RUNNING);
        desk.work().work(second, desk.transactions);
        desk.work().work(stopped, desk.transactions);
        assertThat(desk.imports().get(job).status()).isEqualTo(ImportStatus.DONE);
        assertThat(desk.stored()).hasSize(2);
        assertThat(desk.count("import_row_error")).isEqualTo(1);
        assertThat(desk.imported.fired()).hasSize(2);
    }

    @Test
    void a_heartbeat_keeps_an_attempt_alive() {
        ImportAttempt attempt = claim();
        for (int i = 0; i < 5; i++) {
            desk.clock.advance(Duration.ofSeconds(20));
            desk.attempts().beat(attempt, desk.clock.instant());
            assertThat(desk.attempts().claim(UUID.randomUUID(), desk.clock.instant()))
                    .isEmpty();
        }
    }

    @Test
    void a_failure_of_the_database_is_tried_again_and_leaves_nothing() {
        ImportTransactions failing = new ImportTransactions() {
            @Override
            public void whole(Runnable work) {
                DATABASE.newTx(() -> {
                    work.run();
                    throw new IllegalStateException("the commit did not come through");
                });
            }

            @Override
            public void beside(Runnable work) {
                desk.transactions.beside(work);
            }
        };
        desk.work().work(claim(), failing);
        assertThat(desk.imports().get(job).status()).isEqualTo(ImportStatus.QUEUED);
        assertThat(desk.stored()).isEmpty();
        assertThat(desk.count("import_row_error")).isZero();
        desk.work().work(claim(), desk.transactions);
        assertThat(desk.stored()).hasSize(2);
    }

    @Test
    void a_job_that_dies_again_and_again_is_given_up() {
        for (int i = 0; i < ImportAttemptRepository.MAX_ATTEMPTS; i++) {
            claim();
            desk.clock.advance(ImportAttemptRepository.DEAD_AFTER.plusSeconds(1));
        }
        assertThat(desk.attempts().claim(UUID.randomUUID(), desk.clock.instant()))
                .isEmpty();
        desk.attempts().giveUp(desk.clock.instant());
        assertThat(desk.imports().get(job).status()).isEqualTo(ImportStatus.FAILED);
        assertThat(desk.imports().get(job).error().toString()).contains("interrupted");
        assertThat(desk.count("import_chunk")).isZero();
    }

    @Test
    void an_upload_that_breaks_off_leaves_nothing() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the client is gone");
            }
        };
        assertThatThrownBy(() -> desk.imports().upload("x.csv", broken)).hasMessageContaining("broke off");
        assertThat(desk.count("import_job")).isEqualTo(1);
        assertThat(desk.count("import_chunk")).isEqualTo(1);
    }

    @Test
    void a_file_that_cannot_be_read_to_its_end_imports_nothing() {
        desk.work().work(claim(), desk.transactions);
        ImportJob failed = desk.run("id\n9\n10\n\"11\n12\n");
        assertThat(failed.status()).isEqualTo(ImportStatus.FAILED);
        assertThat(failed.error().toString()).contains("never closed").endsWith("Nothing was imported.");
        assertThat(desk.stored()).hasSize(2);
    }

    private ImportAttempt claim() {
        return DATABASE.newTx(() ->
                desk.attempts().claim(UUID.randomUUID(), desk.clock.instant()).orElseThrow());
    }
}
