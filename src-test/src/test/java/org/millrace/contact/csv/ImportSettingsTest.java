package org.millrace.contact.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.PostgresDatabase;

/** How a file is read: proposed from what it holds, and as a person says. */
@Tag("S1-05")
class ImportSettingsTest {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    private ImportDesk desk;

    @BeforeEach
    void empty() {
        DATABASE.clear();
        desk = new ImportDesk(DATABASE, "a");
    }

    @Test
    void settings_that_do_not_fit_the_file_are_refused_at_once_with_every_reason() {
        long job = desk.uploaded("a,b\n1,2\n");
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
        long job = desk.uploaded("id\n1\n");
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
                "nr;tel;since;seats;vip;junk\nA;020 7183 8750;24.12.2025;5;yes;x\nB;;31.02.2025;;;\nC;;;many;;\nD;;;;perhaps;\n",
                settings);
        assertThat(job.failed()).isEqualTo(3);
        assertThat(desk.stored()).containsExactly("A {\"vip\": true, \"seats\": 5, \"customerSince\": \"2025-12-24\"}");
        String phone = desk.jdbi.withHandle(h ->
                h.createQuery("select phone from contact").mapTo(String.class).one());
        assertThat(phone).isEqualTo("+442071838750");
    }

    @Test
    void a_preview_shows_columns_and_rows_and_changes_nothing() {
        long job = desk.uploaded("E-mail,age\nada@example.com,36\n");
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
        long job = desk.uploaded(file);

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
}
