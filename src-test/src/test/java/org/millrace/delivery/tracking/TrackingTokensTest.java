package org.millrace.delivery.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.millrace.delivery.tracking.TrackingTokens.Subject;

class TrackingTokensTest {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final TrackingTokens TOKENS = new TrackingTokens("only-for-tests-only-for-tests-only-for-tests");

    @Property(tries = 2_000)
    void a_token_is_read_back_for_its_purpose_alone(
            @ForAll long message, @ForAll long link, @ForAll Purpose purpose, @ForAll Purpose other) {
        Subject subject = new Subject(message, link);
        String token = TOKENS.issue(purpose, subject);
        assertThat(TOKENS.read(purpose, token)).contains(subject);
        if (other != purpose) {
            assertThat(TOKENS.read(other, token)).isEmpty();
        }
    }

    @Test
    void no_mutation_of_a_token_is_accepted() {
        String token = TOKENS.issue(Purpose.UNSUBSCRIBE, new Subject(4_711, 0));
        Random random = new Random(7);
        int mutations = 0;
        for (int place = 0; place < token.length(); place++) {
            for (char letter : ALPHABET.toCharArray()) {
                if (token.charAt(place) != letter) {
                    mutations++;
                    assertThat(TOKENS.read(Purpose.UNSUBSCRIBE, replaced(token, place, letter)))
                            .isEmpty();
                }
            }
        }
        for (; mutations < 200_000; mutations++) {
            StringBuilder mutant = new StringBuilder(token);
            for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
                mutant.setCharAt(random.nextInt(token.length()), ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }
            if (!mutant.toString().equals(token)) {
                assertThat(TOKENS.read(Purpose.UNSUBSCRIBE, mutant.toString())).isEmpty();
            }
        }
    }

    @Property(tries = 5_000)
    void nothing_that_is_not_ours_is_accepted_or_throws(@ForAll("anything") String token) {
        assertThat(TOKENS.read(Purpose.CLICK, token)).isEmpty();
    }

    @Test
    void another_spelling_of_the_same_bytes_is_refused() {
        String token = TOKENS.issue(Purpose.OPEN, new Subject(1, 0));
        assertThat(TOKENS.read(Purpose.OPEN, token + "=")).isEmpty();
        assertThat(TOKENS.read(Purpose.OPEN, token + "==")).isEmpty();
        assertThat(TOKENS.read(Purpose.OPEN, " " + token)).isEmpty();
        char last = token.charAt(token.length() - 1);
        char sibling = ALPHABET.charAt(ALPHABET.indexOf(last) ^ 1);
        String respelt = replaced(token, token.length() - 1, sibling);
        assertThat(Base64.getUrlDecoder().decode(respelt))
                .isEqualTo(Base64.getUrlDecoder().decode(token));
        assertThat(TOKENS.read(Purpose.OPEN, respelt)).isEmpty();
    }

    @Test
    void a_token_of_another_secret_is_refused() {
        String token = new TrackingTokens("another-secret-another-secret-another-secret")
                .issue(Purpose.OPEN, new Subject(1, 0));
        assertThat(TOKENS.read(Purpose.OPEN, token)).isEmpty();
    }

    @Test
    void a_secret_that_is_too_short_is_refused() {
        assertThatThrownBy(() -> new TrackingTokens("short")).hasMessageContaining("millrace.secret");
    }

    @Provide
    Arbitrary<String> anything() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(100),
                Arbitraries.strings().withChars(ALPHABET).ofMinLength(40).ofMaxLength(50));
    }

    private static String replaced(String token, int place, char letter) {
        return token.substring(0, place) + letter + token.substring(place + 1);
    }
}
