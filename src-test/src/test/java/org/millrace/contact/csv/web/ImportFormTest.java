package org.millrace.contact.csv.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.millrace.contact.csv.ColumnMapping;
import org.millrace.contact.csv.ColumnType;
import org.millrace.contact.csv.CsvFormat;
import org.millrace.contact.csv.ImportPreview;
import org.millrace.contact.csv.ImportSettings;

@Tag("S1-09")
class ImportFormTest {

    private static final ImportPreview FILE = new ImportPreview(
            new CsvFormat("UTF-8", 0, ";", "\"", "LF", List.of()),
            List.of(new ImportPreview.Column(
                    "since", ColumnMapping.attribute("since", ColumnType.AUTO), ColumnType.DATE, List.of("d.M.yyyy"))),
            List.of());

    private static final ImportSettings CHECKED = ImportSettings.DEFAULT.with(draft -> {
        draft.dryRun = true;
        draft.prefix = "spring";
        draft.externalId = "{prefix}-{row}";
        draft.fields = Map.of("email", "{row}@example.com", "firstName", "{since}");
        draft.tags = List.of("one", "two");
        draft.segmentId = 12L;
    });

    private final ImportForm form = new ImportForm();

    @Test
    void what_was_checked_is_imported_as_it_was_checked_but_for_a_list_that_is_chosen_now() {
        assertThat(form.run(CHECKED)).isEqualTo(CHECKED.with(draft -> draft.dryRun = false));

        form.setList("7");
        assertThat(form.run(CHECKED)).isEqualTo(CHECKED.with(draft -> {
            draft.dryRun = false;
            draft.segmentId = 7L;
        }));
        form.setList("new");
        form.setListName("Spring");
        assertThat(form.run(CHECKED)).isEqualTo(CHECKED.with(draft -> {
            draft.dryRun = false;
            draft.segmentId = null;
            draft.newList = "Spring";
        }));
    }

    @Test
    void what_was_said_before_and_the_page_does_not_show_stays() {
        form.take(FILE, CHECKED, "x.csv");

        ImportSettings run = form.run();
        assertThat(run.prefix()).isEqualTo("spring");
        assertThat(run.fields()).isEqualTo(CHECKED.fields());
        assertThat(run.tags()).containsExactly("one", "two");
        assertThat(run.segmentId()).isEqualTo(12);
        assertThat(run.dryRun()).isFalse();
        assertThat(form.check().dryRun()).isTrue();
        assertThat(form.check().segmentId()).isNull();

        form.setTag("three");
        form.setEmail(null);
        assertThat(form.run().tags()).containsExactly("three", "two");
        assertThat(form.run().fields()).isEqualTo(Map.of("firstName", "{since}"));
    }

    @Test
    void a_way_of_reading_that_was_refused_is_not_how_the_file_was_read_last() {
        form.take(FILE, ImportSettings.DEFAULT, "x.csv");
        form.getReading().setSeparator("#");

        assertThat(form.asRead(ImportSettings.DEFAULT).separator()).isEqualTo(";");
    }
}
