package org.millrace.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A sentence that was written down can still be said in the language of whoever reads it. */
class KeptSentenceTest {

    @Test
    void a_kept_sentence_is_said_in_the_readers_language_with_the_sentences_within() {
        Sentence wrong =
                Sentence.of("cannot be read after row {0}: {1}", 3, Sentence.of("a quote is opened and never closed"));
        Sentence whole = Sentence.of("{0}. Nothing was imported.", wrong);

        Sentence read = Sentence.read(whole.kept());

        assertThat(read.toString())
                .isEqualTo("cannot be read after row 3: a quote is opened and never closed. Nothing was imported.");
        assertThat(read.in(Wording.GERMAN)).isEqualTo(whole.in(Wording.GERMAN)).doesNotContain("row", "quote");
    }

    @Test
    void what_a_person_wrote_stays_as_it_is() {
        assertThat(Sentence.read("{0} <b>so</b>").in(Wording.GERMAN)).isEqualTo("{0} <b>so</b>");
        assertThat(Sentence.read("x\u001fy").toString()).isEqualTo("x\u001fy");
        assertThat(Sentence.read("x\u001f{\"a\":1}").toString()).isEqualTo("x\u001f{\"a\":1}");
        assertThat(Sentence.read(null)).isNull();
    }

    @Test
    void values_are_never_read_as_patterns() {
        assertThat(Sentence.of("Choose one of {0}.", "{0} {1}").toString()).isEqualTo("Choose one of {0} {1}.");
    }

    @Test
    void in_json_it_speaks_the_language_of_the_request() {
        Wording.speak(Wording.GERMAN);
        try {
            assertThat(Json.write(Sentence.of("is missing"))).isEqualTo("\"fehlt\"");
        } finally {
            Wording.hush();
        }
        assertThat(Json.write(Sentence.of("is missing"))).isEqualTo("\"is missing\"");
    }

    @Test
    void what_json_says_is_read_as_a_sentence_without_values() throws Exception {
        String said = Json.write(Sentence.of("is not between 1 and {0}", 9));

        Sentence read = Json.MAPPER.readValue(said, Sentence.class);

        assertThat(read.toString()).isEqualTo("is not between 1 and 9");
        assertThat(Json.write(read)).isEqualTo(said);
    }
}
