package org.millrace.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PasswordsTest {

    private final Passwords passwords = new Passwords();

    @Test
    void the_right_password_matches_and_its_neighbours_do_not() {
        String stored = passwords.hash("correct horse battery");
        assertThat(passwords.matches("correct horse battery", stored)).isTrue();
        assertThat(passwords.matches("correct horse batterz", stored)).isFalse();
        assertThat(passwords.matches("correct horse battery ", stored)).isFalse();
        assertThat(passwords.matches("", stored)).isFalse();
    }

    @Test
    void a_hash_names_its_cost_and_never_holds_the_password() {
        assertThat(passwords.hash("correct horse battery"))
                .startsWith("pbkdf2-sha512$210000$")
                .doesNotContain("horse");
    }

    @Test
    void the_same_password_is_hashed_differently_each_time() {
        assertThat(passwords.hash("correct horse battery")).isNotEqualTo(passwords.hash("correct horse battery"));
    }

    @Test
    void a_hash_made_with_another_cost_still_matches() {
        String cheap = new Passwords(1_000).hash("correct horse battery");
        assertThat(cheap).startsWith("pbkdf2-sha512$1000$");
        assertThat(passwords.matches("correct horse battery", cheap)).isTrue();
    }

    @Test
    void something_that_is_no_hash_is_refused_loudly() {
        assertThatThrownBy(() -> passwords.matches("x", "plain text")).isInstanceOf(IllegalStateException.class);
    }
}
