package org.millrace.contact.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.platform.Conflict;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.PostgresDatabase;

/** A list that an import makes is there with its members or not at all. */
@Tag("S1-10")
class NewListImportTest {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    private static final ImportSettings INTO_SPRING =
            ImportSettings.DEFAULT.with(draft -> draft.newList = "Spring 2026");
    private static final byte[] TWO = "id\n1\n2\n".getBytes(StandardCharsets.UTF_8);

    private ImportDesk desk;

    @BeforeEach
    void desk() {
        DATABASE.clear();
        desk = new ImportDesk(DATABASE, "acme");
    }

    @Test
    void it_comes_with_all_its_members() {
        ImportJob job = desk.run(TWO, INTO_SPRING);

        assertThat(job.status()).isEqualTo(ImportStatus.DONE);
        assertThat(lists()).containsExactly("spring-2026 2");
        assertThat(desk.imported.fired()).singleElement().satisfies(news -> assertThat(news.segmentId())
                .isNotNull());
    }

    @Test
    void a_file_that_cannot_be_read_to_its_end_leaves_neither_list_nor_contacts() {
        ImportJob job = desk.run("id,name\n1,Ann\n2,\"open".getBytes(StandardCharsets.UTF_8), INTO_SPRING);

        assertThat(job.status()).isEqualTo(ImportStatus.FAILED);
        assertThat(lists()).isEmpty();
        assertThat(desk.count("contact")).isZero();
    }

    @Test
    void a_server_that_falls_at_the_last_moment_leaves_neither_and_the_next_one_makes_both() {
        long id = desk.started(new ByteArrayInputStream(TWO), INTO_SPRING);
        ImportAttempt lost =
                desk.attempts().claim(UUID.randomUUID(), desk.clock.instant()).orElseThrow();
        desk.jdbi.useHandle(h -> h.execute("update import_job set owner = ?", UUID.randomUUID()));
        desk.work().work(lost, desk.transactions);
        assertThat(lists()).isEmpty();
        assertThat(desk.count("contact")).isZero();

        desk.jdbi.useHandle(h -> h.execute("update import_job set owner = ?", lost.token()));
        desk.work().work(lost, desk.transactions);

        assertThat(desk.imports().get(id).status()).isEqualTo(ImportStatus.DONE);
        assertThat(lists()).containsExactly("spring-2026 2");
    }

    @Test
    void a_check_makes_none_and_a_name_that_is_taken_is_refused_before_and_meanwhile() {
        desk.run(TWO, ImportSettings.DEFAULT.with(draft -> {
            draft.dryRun = true;
            draft.newList = "Spring 2026";
        }));
        assertThat(lists()).isEmpty();

        long id = desk.started(new ByteArrayInputStream(TWO), INTO_SPRING);
        desk.jdbi.useHandle(h -> h.execute(
                "insert into segment (tenant_id, slug, name, kind, created_at, updated_at)"
                        + " values (?, 'spring-2026', 'Mine', 'LIST', now(), now())",
                desk.tenant));
        ImportAttempt attempt =
                desk.attempts().claim(UUID.randomUUID(), desk.clock.instant()).orElseThrow();
        desk.work().work(attempt, desk.transactions);

        assertThat(desk.imports().get(id).status()).isEqualTo(ImportStatus.FAILED);
        assertThat(desk.imports().get(id).error().toString()).endsWith("Nothing was imported.");
        assertThat(lists()).containsExactly("spring-2026 0");
        assertThatThrownBy(() -> desk.started(new ByteArrayInputStream(TWO), INTO_SPRING))
                .isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> desk.started(
                        new ByteArrayInputStream(TWO), ImportSettings.DEFAULT.with(draft -> draft.newList = " ")))
                .isInstanceOf(InvalidInput.class);
    }

    /** Slug and how many are on it. */
    private List<String> lists() {
        return desk.jdbi.withHandle(h -> h.createQuery("select s.slug || ' ' || count(m.contact_id) from segment s"
                        + " left join segment_member m on m.segment_id = s.id group by s.id order by s.id")
                .mapTo(String.class)
                .list());
    }
}
