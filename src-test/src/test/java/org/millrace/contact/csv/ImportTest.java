package org.millrace.contact.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millrace.contact.ContactChangeRepository;
import org.millrace.platform.Audits;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.NotFound;
import org.millrace.platform.PostgresDatabase;

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
        ImportJob job =
                desk.run("recency,arm\n10,Mens\n6,None\n".getBytes(StandardCharsets.UTF_8), ImportDesk.named("spring"));
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
                        org.assertj.core.groups.Tuple.tuple(2L, "email"),
                        org.assertj.core.groups.Tuple.tuple(3L, null),
                        org.assertj.core.groups.Tuple.tuple(4L, "externalId"),
                        org.assertj.core.groups.Tuple.tuple(5L, "externalId"),
                        org.assertj.core.groups.Tuple.tuple(6L, "timeZone"),
                        org.assertj.core.groups.Tuple.tuple(7L, "email"));
        assertThat(desk.stored()).containsExactly("1 ada@example.com {}", "6 kim@example.com {}");
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
        ImportJob job = desk.run("id,plan\n1,pro\n2,team\n3,free\n/,x\n".getBytes(StandardCharsets.UTF_8), dry);
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
        ImportJob checked = desk.run("id,plan\n1,pro\n/,x\n".getBytes(StandardCharsets.UTF_8), dry);
        assertThat(desk.imports().startable(checked.id())).isTrue();

        desk.database.tx(() -> desk.imports().startChecked(checked.id(), null));
        desk.work()
                .work(
                        desk.attempts()
                                .claim(java.util.UUID.randomUUID(), desk.clock.instant())
                                .orElseThrow(),
                        desk.transactions);

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
        ImportJob checked = desk.run("id\n1\n".getBytes(StandardCharsets.UTF_8), dry);
        desk.attempts().forgetChecked(desk.clock.instant().plus(java.time.Duration.ofHours(23)));
        assertThat(desk.imports().startable(checked.id())).isTrue();

        desk.attempts().forgetChecked(desk.clock.instant().plus(java.time.Duration.ofHours(25)));

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
        byte[] file = "id\n1\n2\n".getBytes(StandardCharsets.UTF_8);
        desk.run(file, settings);
        desk.run(file, settings);
        assertThat(desk.count("segment_member")).isEqualTo(2);
        assertThat(desk.count("contact_tag")).isEqualTo(4);

        long job = desk.started(new java.io.ByteArrayInputStream("id\n3\n".getBytes(StandardCharsets.UTF_8)), settings);
        desk.jdbi.useHandle(h -> h.execute("update segment set archived = true"));
        desk.work()
                .work(
                        desk.attempts()
                                .claim(java.util.UUID.randomUUID(), desk.clock.instant())
                                .orElseThrow(),
                        desk.transactions);
        assertThat(desk.imports().get(job).status()).isEqualTo(ImportStatus.FAILED);
        assertThat(desk.imports().get(job).error().toString()).contains("list").endsWith("Nothing was imported.");
        assertThat(desk.count("contact")).isEqualTo(2);
        assertThat(desk.count("import_chunk")).isZero();
    }

    @Test
    void settings_that_do_not_fit_the_file_are_refused_at_once_with_every_reason() {
        long job = desk.imports()
                .upload("x.csv", new java.io.ByteArrayInputStream("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8)))
                .id();
        ImportSettings bad = ImportSettings.DEFAULT.with(draft -> {
            draft.externalId = "{nope}";
            draft.fields = Map.of("email", "{a", "nick", "x");
            draft.columns = Map.of(
                    "c",
                    ColumnMapping.ignored(),
                    "a",
                    ColumnMapping.attribute("email", null),
                    "b",
                    ColumnMapping.field("zip"));
            draft.tags = List.of("");
            draft.phoneRegion = "gb";
        });
        assertThatThrownBy(() -> desk.imports().start(job, bad))
                .asInstanceOf(type(InvalidInput.class))
                .satisfies(e -> assertThat(e.violations())
                        .extracting(v -> v.where())
                        .contains(
                                "columns.c",
                                "columns.a",
                                "columns.b",
                                "fields.email",
                                "fields.nick",
                                "externalId",
                                "tags",
                                "phoneRegion"));
        assertThatThrownBy(() -> desk.imports().start(job, ImportSettings.DEFAULT))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("externalId");
        assertThatThrownBy(() -> desk.imports().start(job, ImportSettings.DEFAULT.with(draft -> {
                    draft.externalId = "{row}";
                    draft.segmentId = 999L;
                })))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("segmentId");
        assertThat(desk.imports().get(job).status()).isEqualTo(ImportStatus.UPLOADED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '/',
            value = {"encoding/EBCDIC/UTF-16LE", "separator/#/TAB", "quote/,/Use one of"})
    void a_form_that_no_file_has_is_refused_at_its_own_setting_with_those_that_are_known(
            String setting, String value, String known) {
        long job = desk.imports()
                .upload("x.csv", new java.io.ByteArrayInputStream("id\n1\n".getBytes(StandardCharsets.UTF_8)))
                .id();
        ImportSettings settings = SettingsJson.read("{\"" + setting + "\": \"" + value + "\"}");

        assertThatThrownBy(() -> desk.imports().start(job, settings))
                .asInstanceOf(type(InvalidInput.class))
                .satisfies(refused -> {
                    assertThat(refused.violations().get(0).where()).isEqualTo(setting);
                    assertThat(refused.violations().get(0).mend().toString()).contains(known);
                });
        assertThat(desk.imports().get(job).status()).isEqualTo(ImportStatus.UPLOADED);
    }

    @Test
    void settings_that_are_not_understood_name_their_place_and_none_of_our_classes() {
        assertThatThrownBy(() -> SettingsJson.read("{\"columns\": {\"zip\": {\"type\": \"ZIP\"}}}"))
                .asInstanceOf(type(InvalidInput.class))
                .satisfies(refused -> {
                    assertThat(refused.violations().get(0).where()).isEqualTo("columns.zip.type");
                    assertThat(refused.violations().get(0).mend().toString()).contains("TEXT, ");
                });
        assertThatThrownBy(() -> SettingsJson.read("{\"tag\": 1}"))
                .hasMessageContaining("tag")
                .hasMessageNotContaining("millrace");
    }

    @Test
    void columns_are_read_as_the_settings_say() {
        ImportSettings settings = ImportSettings.DEFAULT.with(draft -> {
            draft.phoneRegion = "GB";
            draft.columns = Map.of(
                    "nr", ColumnMapping.field("externalId"),
                    "tel", ColumnMapping.field("phone"),
                    "since", new ColumnMapping(null, "customerSince", ColumnType.DATE, "dd.MM.yyyy", false),
                    "seats", ColumnMapping.attribute("seats", ColumnType.NUMBER),
                    "vip", ColumnMapping.attribute("vip", ColumnType.BOOLEAN),
                    "junk", ColumnMapping.ignored());
        });
        ImportJob job = desk.run(
                ("nr;tel;since;seats;vip;junk\nA;020 7183 8750;24.12.2025;5;yes;x\nB;;31.02.2025;;;\nC;;;many;;\nD;;;;perhaps;\n")
                        .getBytes(StandardCharsets.UTF_8),
                settings);
        assertThat(job.failed()).isEqualTo(3);
        assertThat(desk.stored()).containsExactly("A {\"vip\": true, \"seats\": 5, \"customerSince\": \"2025-12-24\"}");
        String phone = desk.jdbi.withHandle(h ->
                h.createQuery("select phone from contact").mapTo(String.class).one());
        assertThat(phone).isEqualTo("+442071838750");
    }

    @Test
    void a_preview_shows_columns_and_rows_and_changes_nothing() {
        long job = desk.imports()
                .upload(
                        "x.csv",
                        new java.io.ByteArrayInputStream(
                                "E-mail,age\nada@example.com,36\n".getBytes(StandardCharsets.UTF_8)))
                .id();
        ImportPreview preview = desk.imports().preview(job, ImportSettings.DEFAULT);
        assertThat(preview.columns())
                .containsExactly(
                        new ImportPreview.Column("E-mail", ColumnMapping.field("email"), ColumnType.TEXT, List.of()),
                        new ImportPreview.Column(
                                "age", ColumnMapping.attribute("age", ColumnType.AUTO), ColumnType.NUMBER, List.of()));
        assertThat(preview.rows()).containsExactly(List.of("ada@example.com", "36"));
        assertThat(desk.imports().get(job).status()).isEqualTo(ImportStatus.UPLOADED);
    }

    @Test
    void a_preview_says_which_columns_are_days_and_how_they_are_written() {
        String file = "id;since;born;due;sold;at;nr\n1;24.12.2025;12/31/1980;2026-02-01;3/4/2026;;20260101\n"
                + "2;;01/02/1990;2026-02-28;5/6/2026;;20260102\n3;1.2.2025;;;;;\n";
        long job = desk.imports()
                .upload("x.csv", new java.io.ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)))
                .id();

        assertThat(desk.imports().preview(job, ImportSettings.DEFAULT).columns())
                .extracting(ImportPreview.Column::type, ImportPreview.Column::format)
                .containsExactly(
                        tuple(ColumnType.NUMBER, null),
                        tuple(ColumnType.DATE, "d.M.yyyy"),
                        tuple(ColumnType.DATE, "MM/dd/yyyy"),
                        tuple(ColumnType.DATE, null),
                        tuple(ColumnType.TEXT, null),
                        tuple(ColumnType.TEXT, null),
                        tuple(ColumnType.NUMBER, null));
    }

    @Test
    void an_import_is_started_once_and_is_nobody_elses() {
        long job = desk.started(
                new java.io.ByteArrayInputStream("id\n1\n".getBytes(StandardCharsets.UTF_8)), ImportSettings.DEFAULT);
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
