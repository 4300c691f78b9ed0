package org.millrace.contact.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("S1-09")
class DateFormTest {

    @ParameterizedTest
    @CsvSource({
        "13/04/2026 01/02/2026, dd/MM/yyyy",
        "04/13/2026 01/02/2026, MM/dd/yyyy",
        "3/4/2026 25/12/2026, d/M/yyyy",
        "12-24-2026 01-02-2026, MM-dd-yyyy",
        "3.4.2026 5.6.2026, d.M.yyyy",
        "2026/03/04 2026/05/06, yyyy/MM/dd",
        "2026-03-04 2026-05-06, ''"
    })
    void cells_that_can_be_read_one_way_say_how_days_are_written(String cells, String form) {
        assertThat(read(cells)).containsExactly(form);
    }

    @ParameterizedTest
    @CsvSource({
        "03/04/2026 05/06/2026, dd/MM/yyyy, MM/dd/yyyy",
        "3/4/2026 11/12/2026, d/M/yyyy, M/d/yyyy",
        "01/01/2026 02/02/2026, dd/MM/yyyy, MM/dd/yyyy",
        "03-04-2026 05-06-2026, dd-MM-yyyy, MM-dd-yyyy"
    })
    void whether_day_or_month_comes_first_is_not_guessed_where_both_can_be_read(
            String cells, String one, String other) {
        assertThat(read(cells)).containsExactly(one, other);
    }

    @Test
    void a_single_cell_or_one_that_is_no_day_makes_no_column_of_days() {
        assertThat(read("24.12.2026")).isEmpty();
        assertThat(DateForm.of(Arrays.asList("", null, " ", "24.12.2026"))).isEmpty();
        assertThat(read("24.12.2026 soon")).isEmpty();
        assertThat(read("13/13/2026 01/02/2026")).isEmpty();
        assertThat(DateForm.of(List.of())).isEmpty();
    }

    private static List<String> read(String cells) {
        return DateForm.of(List.of(cells.split(" ")));
    }
}
