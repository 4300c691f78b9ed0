package org.millrace.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reasons that were written down as English text are read in the reader's language, their values as they were. */
class RecordedTest {

    @ParameterizedTest
    @EnumSource(Recorded.class)
    void german_knows_every_recorded_reason(Recorded one) {
        assertThat(Wording.GERMAN.knows(one.english())).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Recorded.class)
    void it_is_known_again_by_its_own_pattern_and_in_english_stays_what_it_was(Recorded one) {
        String written = one.english().replace("{0}", "mara").replace("{1}", "Relay log, 12:30");

        Sentence read = Sentence.read(written);

        assertThat(read.pattern()).isEqualTo(one.english());
        assertThat(read).hasToString(written);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            asked for by mara: she called            | verlangt von mara: she called
            campaign stopped: wrong price: twice     | Kampagne gestoppt: wrong price: twice
            Called 10 times in vain: There was no answer in time | 10-mal vergeblich aufgerufen: Es kam nicht rechtzeitig eine Antwort
            closed in Europe/Berlin: quiet hours     | in Europe/Berlin geschlossen: Ruhezeit
            left out: in “Blocked: for good”         | ausgenommen: in „Blocked: for good“
            put off for 48 h: 451 greylisted         | 48 Stunden lang aufgeschoben: 451 greylisted
            run interrupted: unsubscribed            | Durchlauf unterbrochen: abgemeldet
            resolved as not-sent-resend by mara      | von mara als nicht gesendet geklärt, noch einmal zu senden
            """)
    void a_reader_has_it_in_german(String written, String german) {
        assertThat(Sentence.read(written).in(Wording.GERMAN)).isEqualTo(german);
    }

    @ParameterizedTest
    @ValueSource(strings = {"to be continued", "Did not reply: twice", "closed in time", "{0} asked for by {1}"})
    void what_a_person_wrote_stays_as_it_is(String written) {
        assertThat(Sentence.read(written).in(Wording.GERMAN)).isEqualTo(written);
    }

    @Test
    void a_person_who_writes_reasons_within_reasons_is_understood_to_a_depth_and_stays_word_for_word_beyond_it() {
        String written = "asked for by mara: ".repeat(25) + "she called";

        Sentence read = Sentence.read(written);

        assertThat(read).hasToString(written);
        assertThat(read.in(Wording.GERMAN))
                .isEqualTo("verlangt von mara: ".repeat(Recorded.DEEPEST)
                        + "asked for by mara: ".repeat(25 - Recorded.DEEPEST)
                        + "she called");
    }

    @Test
    void nothing_is_read_where_nothing_was_written() {
        assertThat(Sentence.read(null)).isNull();
    }
}
