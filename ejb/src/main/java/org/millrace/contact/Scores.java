package org.millrace.contact;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.millrace.platform.Sentence;

/** What scores of contacts may be: a number per criterion. */
final class Scores {

    private static final Pattern CRITERION = Pattern.compile("[a-z0-9][a-z0-9_-]{0,49}");
    private static final int MAX_SCALE = 4;
    private static final BigDecimal MAX = BigDecimal.valueOf(1_000_000_000_000L);

    private Scores() {}

    static String criterion(String name) throws InvalidValue {
        if (name == null || !CRITERION.matcher(name).matches()) {
            throw new InvalidValue(
                    Sentence.of("is not the name of a criterion"),
                    Sentence.of("Use 1 to 50 lower-case letters, digits, underscores and hyphens: fit."));
        }
        return name;
    }

    static BigDecimal points(BigDecimal points) throws InvalidValue {
        if (points == null) {
            throw new InvalidValue(Sentence.of("is missing"), Sentence.of("Send a number."));
        }
        BigDecimal plain = points.stripTrailingZeros();
        if (plain.scale() > MAX_SCALE || plain.abs().compareTo(MAX) > 0) {
            throw new InvalidValue(
                    Sentence.of("is not a score"),
                    Sentence.of("Send a number of at most {0} with {1} decimals.", MAX, MAX_SCALE));
        }
        return plain.setScale(Math.max(plain.scale(), 0));
    }
}
