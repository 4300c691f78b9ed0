package org.millrace.contact;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** What scores of contacts may be: a number per criterion. */
final class Scores {

    private static final Pattern CRITERION = Pattern.compile("[a-z0-9][a-z0-9_-]{0,49}");
    private static final int MAX_SCALE = 4;
    private static final BigDecimal MAX = BigDecimal.valueOf(1_000_000_000_000L);

    private Scores() {}

    static String criterion(String name) throws InvalidValue {
        if (name == null || !CRITERION.matcher(name).matches()) {
            throw new InvalidValue(
                    "is not the name of a criterion",
                    "Use 1 to 50 lower-case letters, digits, underscores and hyphens: fit.");
        }
        return name;
    }

    static BigDecimal points(BigDecimal points) throws InvalidValue {
        if (points == null) {
            throw new InvalidValue("is missing", "Send a number.");
        }
        BigDecimal plain = points.stripTrailingZeros();
        if (plain.scale() > MAX_SCALE || plain.abs().compareTo(MAX) > 0) {
            throw new InvalidValue(
                    "is not a score", "Send a number of at most " + MAX + " with " + MAX_SCALE + " decimals.");
        }
        return plain.setScale(Math.max(plain.scale(), 0));
    }
}
