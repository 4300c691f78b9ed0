package org.millrace.contact.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.contact.ContactChangeRepository;
import org.millrace.platform.Audits;
import org.millrace.platform.NotFound;
import org.millrace.platform.PostgresDatabase;
import org.millrace.platform.Wording;

/** What becomes of the rows of a file. */
@Tag("S1-05")
class ImportTest {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    private ImportDesk desk;

    @BeforeEach
    void empty() {
        DATABASE.clear();
        desk = new ImportDesk(DATABASE, "a");
    }

    @Test
    void columns_find_their_fields_by_name_and_the_rest_become_attributes_of_their_type() {
        ImportJob job = desk.run("Customer ID,E-Mail,First Name,Zip code,Seats,Active\n"
                + "7,ada@example.com,Ada,01067,5,true\n8,bob@example.com,Bob,10115,2.50,FALSE\n");
        assertThat(job.status()).isEqualTo(ImportStatus.DONE);
        assertThat(job.created()).isEqualTo(2);
        assertThat(desk.stored())
                .containsExactly(
                        "7 ada@example.com Ada {\"Seats\": 5, \"Active\": true, \"Zip_code\": \"01067\"}",
                        "8 bob@example.com Bob {\"Seats\": 2.50, \"Active\": false, \"Zip_code\": \"10115\"}");
        assertThat(Audits.actions(desk.jdbi, desk.tenant)).containsExactly("contacts.imported");
        assertThat(desk.imported.fired()).hasSize(1);
    }

    @Test
    void a_file_without_ids_gets_them_from_a_template() {
        ImportJob job = desk.run("recency,arm\n10,Mens\n6,None\n", ImportDesk.named("spring"));
        assertThat(job.created()).isEqualTo(2);
        assertThat(desk.stored())
                .containsExactly(
                        "spring-1 spring-1@example.com {\"arm\": \"Mens\", \"recency\": 10}",
                        "spring-2 spring-2@example.com {\"arm\": \"None\", \"recency\": 6}");
    }

    @Test
    void importing_again_updates_what_changed_and_doubles_nobody() {
        desk.run("id,email,plan\n1,ada@example.com,pro\n2,bob@example.com,free\n");
        ImportJob again = desk.run("id,email,plan\n1,ada@example.com,pro\n2,,team\n3,eve@example.com,free\n");
        assertThat(List.of(again.created(), again.updated(), again.same(), again.failed()))
                .containsExactly(1L, 1L, 1L, 0L);
        assertThat(desk.stored())
                .containsExactly(
                        "1 ada@example.com {\"plan\": \"pro\"}",
                        "2 bob@example.com {\"plan\": \"team\"}",
                        "3 eve@example.com {\"plan\": \"free\"}");
        assertThat(new ContactChangeRepository(DATABASE.jdbi()).take(10))
                .as("only what changed is told on")
                .singleElement()
                .satisfies(change -> assertThat(change.contactIds()).hasSize(1));
    }

    @Test
    @Tag("S1-09")
    void bad_rows_are_listed_and_stop_no_good_one() {
        ImportJob job = desk.run(
                "id,email,timezone\n1,ada@example.com,Europe/Berlin\n2,no address,\n3,eve@example.com\n"
                        + ",mia@example.com,\n1,ada@example.org,\n4,joe@example.com,Mars\n5,\"x\0y\",\n6,kim@example.com,\n");
        assertThat(job.status()).isEqualTo(ImportStatus.DONE);
        assertThat(List.of(job.rowsRead(), job.created(), job.failed())).containsExactly(8L, 2L, 6L);
        assertThat(desk.imports().errors(job.id(), null, 100).items())
                .extracting(ImportError::row, ImportError::field)
                .containsExactly(
                        tuple(2L, "email"),
                        tuple(3L, null),
                        tuple(4L, "externalId"),
                        tuple(5L, "externalId"),
                        tuple(6L, "timeZone"),
                        tuple(7L, "email"));
        assertThat(desk.stored()).containsExactly("1 ada@example.com {}", "6 kim@example.com {}");
    }

    @Test
    void the_file_of_refused_rows_says_what_is_wrong_in_the_language_that_is_spoken() {
        ImportJob job = desk.run("id,email\nada,nowhere\n");
        Wording.speak(Wording.GERMAN);
        try {
            assertThat(desk.errors(job)).contains("1,email,\"ist keine E-Mail-Adresse.");
        } finally {
            Wording.hush();
        }
    }

    @Test
    @Tag("G35")
    void the_file_of_refused_rows_holds_nothing_that_a_spreadsheet_computes() {
        ImportJob job = desk.run("id,seats\n=HYPERLINK(0)/x,1\n+1/2,1\n-1/2,1\n@SUM/2,1\n");
        assertThat(job.failed()).isEqualTo(4);
        assertThat(desk.errors(job).lines().skip(1)).hasSize(4).allSatisfy(line -> assertThat(line)
                .matches("\\d,externalId,[^=+@-].*,'[=+@-].*"));
        assertThat(List.of(
                        ErrorFile.text("\tx"),
                        ErrorFile.text("\rx"),
                        ErrorFile.text("\nx"),
                        ErrorFile.text("a=b"),
                        ErrorFile.text(null)))
                .containsExactly("'\tx", "'\rx", "'\nx", "a=b", "");
    }

    @Test
    void a_dry_run_counts_and_lists_but_stores_nothing() {
        desk.run("id,plan\n1,pro\n2,free\n");
        ImportSettings dry = ImportSettings.DEFAULT.with(draft -> {
            draft.dryRun = true;
            draft.tags = List.of("x");
        });
        ImportJob job = desk.run("id,plan\n1,pro\n2,team\n3,free\n/,x\n", dry);
        assertThat(job.status()).isEqualTo(ImportStatus.DONE);
        assertThat(List.of(job.created(), job.updated(), job.same(), job.failed()))
                .containsExactly(1L, 1L, 1L, 1L);
        assertThat(desk.stored()).containsExactly("1 {\"plan\": \"pro\"}", "2 {\"plan\": \"free\"}");
        assertThat(desk.count("contact_tag")).isZero();
        assertThat(desk.imported.fired()).hasSize(1);
    }

    @Test
    @Tag("S1-09")
    void what_was_only_checked_is_imported_without_sending_the_file_again_and_once() {
        ImportSettings dry = ImportSettings.DEFAULT.with(draft -> {
            draft.dryRun = true;
            draft.tags = List.of("x");
        });
        ImportJob checked = desk.run("id,plan\n1,pro\n/,x\n", dry);
        assertThat(desk.imports().startable(checked.id())).isTrue();

        desk.database.tx(() -> desk.imports().startChecked(checked.id(), null));
        desk.workOff();

        ImportJob done = desk.imports().get(checked.id());
        assertThat(List.of(done.dryRun(), done.created(), done.failed())).containsExactly(false, 1L, 1L);
        assertThat(desk.stored()).containsExactly("1 {\"plan\": \"pro\"}");
        assertThat(desk.count("import_row_error")).isEqualTo(1);
        assertThat(desk.count("import_chunk")).isZero();
        assertThatThrownBy(() -> desk.database.tx(() -> desk.imports().startChecked(checked.id(), null)))
                .isInstanceOf(ImportUnderWay.class);
    }

    @Test
    void a_file_that_was_only_checked_is_forgotten_after_a_day() {
        ImportSettings dry = ImportSettings.DEFAULT.with(draft -> draft.dryRun = true);
        ImportJob checked = desk.run("id\n1\n", dry);
        desk.attempts().forgetChecked(desk.clock.instant().plus(Duration.ofHours(23)));
        assertThat(desk.imports().startable(checked.id())).isTrue();

        desk.attempts().forgetChecked(desk.clock.instant().plus(Duration.ofHours(25)));

        assertThat(desk.imports().startable(checked.id())).isFalse();
        assertThat(desk.imports().get(checked.id()).status()).isEqualTo(ImportStatus.DONE);
    }

    @Test
    @Tag("S1-10")
    void contacts_tags_and_memberships_come_together_or_not_at_all() {
        long list = desk.newList("LIST");
        ImportSettings settings = ImportSettings.DEFAULT.with(draft -> {
            draft.tags = List.of("vip", "new");
            draft.segmentId = list;
        });
        String file = "id\n1\n2\n";
        desk.run(file, settings);
        desk.run(file, settings);
        assertThat(desk.count("segment_member")).isEqualTo(2);
        assertThat(desk.count("contact_tag")).isEqualTo(4);

        long job = desk.started("id\n3\n", settings);
        desk.jdbi.useHandle(h -> h.execute("update segment set archived = true"));
        desk.workOff();
        assertThat(desk.imports().get(job).status()).isEqualTo(ImportStatus.FAILED);
        assertThat(desk.imports().get(job).error().toString()).contains("list").endsWith("Nothing was imported.");
        assertThat(desk.count("contact")).isEqualTo(2);
        assertThat(desk.count("import_chunk")).isZero();
    }

    @Test
    void an_import_is_started_once_and_is_nobody_elses() {
        long job = desk.started("id\n1\n", ImportSettings.DEFAULT);
        assertThatThrownBy(() -> desk.imports().start(job, ImportSettings.DEFAULT))
                .isInstanceOf(ImportUnderWay.class);
        ImportDesk other = new ImportDesk(DATABASE, "b");
        assertThatThrownBy(() -> other.imports().get(job)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> other.imports().start(job, ImportSettings.DEFAULT))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> other.errors(desk.imports().get(job))).isInstanceOf(NotFound.class);
        assertThat(other.imports().list(null, 10).items()).isEmpty();
        assertThat(desk.imports().list(null, 10).items()).hasSize(1);
    }
}
