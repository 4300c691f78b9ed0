package org.millrace.platform.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Roles;
import org.millrace.platform.Sentence;
import org.millrace.platform.Violation;

/** What a user or an API key may look like; collects all that is wrong before it refuses. */
final class AccountRules {

    static final int SHORTEST_PASSWORD = 12;
    static final int LONGEST_PASSWORD = 256;

    private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,63}");
    private static final Pattern KEY_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._-]{0,63}");
    private static final int LONGEST_TEXT = 200;

    private final List<Violation> violations = new ArrayList<>();

    AccountRules username(String username) {
        return demand(
                username != null && USERNAME.matcher(username).matches(),
                "username",
                Sentence.of("is not a user name"),
                Sentence.of(
                        "Use 1 to 64 lower-case letters, digits, dots, underscores, hyphens or @, beginning with a letter or digit."));
    }

    AccountRules keyName(String name) {
        return demand(
                name != null && KEY_NAME.matcher(name).matches(),
                "name",
                Sentence.of("is not a name for a key"),
                Sentence.of(
                        "Use 1 to 64 letters, digits, spaces, dots, underscores or hyphens, beginning with a letter or digit."));
    }

    AccountRules displayName(String name) {
        return demand(
                name != null && !name.isBlank() && name.length() <= LONGEST_TEXT,
                "displayName",
                Sentence.of("is missing or too long"),
                Sentence.of("Give the name that others shall read, at most 200 characters."));
    }

    AccountRules email(String email) {
        return demand(
                email == null || (email.length() <= LONGEST_TEXT && email.matches("[^@\\s]+@[^@\\s]+")),
                "email",
                Sentence.of("is not an e-mail address"),
                Sentence.of("Leave it out or write it as name@example.com."));
    }

    AccountRules role(String role) {
        return demand(
                role != null && Roles.ASSIGNABLE.contains(role),
                "role",
                Sentence.of("is not a role"),
                Sentence.of("Choose one of {0}.", String.join(", ", Roles.ASSIGNABLE)));
    }

    AccountRules password(String password) {
        return demand(
                password != null && password.length() >= SHORTEST_PASSWORD && password.length() <= LONGEST_PASSWORD,
                "password",
                Sentence.of("is too short or too long"),
                Sentence.of("Use 12 to 256 characters; a few words in a row are easy to remember."));
    }

    AccountRules demand(boolean holds, String where, Sentence what, Sentence mend) {
        if (!holds) {
            violations.add(new Violation(where, what, mend));
        }
        return this;
    }

    void check() {
        if (!violations.isEmpty()) {
            throw new InvalidInput(violations);
        }
    }
}
