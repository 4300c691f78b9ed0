package org.millrace.audience;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Sentence;
import org.millrace.platform.Violation;
import org.millrace.predicate.PredicateReader;

/** What can be said against details without asking the database; all of it at once. */
final class SegmentChecks {

    private static final int MAX_SLUG = 100;
    private static final int MAX_NAME = 200;
    private static final int MAX_DESCRIPTION = 4_000;
    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,99}");
    private static final Pattern UNFIT = Pattern.compile("[\\x00\\p{Cs}]");

    private final List<Violation> violations = new ArrayList<>();

    /** @return the same with its slug and the predicate as it will be kept */
    static SegmentDetails checked(SegmentDetails details) {
        SegmentChecks checks = new SegmentChecks();
        checks.name(details.name());
        checks.description(details.description());
        String slug = checks.slug(details);
        JsonNode predicate = checks.predicate(details);
        if (!checks.violations.isEmpty()) {
            throw new InvalidInput(checks.violations);
        }
        return new SegmentDetails(slug, details.name().strip(), details.description(), details.kind(), predicate);
    }

    private void name(String name) {
        if (name == null || name.isBlank()) {
            wrong("name", Sentence.of("is missing"), Sentence.of("Give it a name that people will recognise."));
        } else if (name.length() > MAX_NAME || name.chars().anyMatch(Character::isISOControl) || unfit(name)) {
            wrong(
                    "name",
                    Sentence.of("is not one line of at most {0} characters", MAX_NAME),
                    Sentence.of("Write a shorter line."));
        }
    }

    private void description(String description) {
        if (description != null && (description.length() > MAX_DESCRIPTION || unfit(description))) {
            wrong(
                    "description",
                    Sentence.of("is not text of at most {0} characters", MAX_DESCRIPTION),
                    Sentence.of("Shorten it."));
        }
    }

    private static boolean unfit(String text) {
        return UNFIT.matcher(text).find();
    }

    private String slug(SegmentDetails details) {
        String slug = details.slug() == null && details.name() != null ? slugOf(details.name()) : details.slug();
        if (slug == null || !SLUG.matcher(slug).matches()) {
            wrong(
                    "slug",
                    Sentence.of("is not 1 to {0} lower-case letters, digits and hyphens", MAX_SLUG),
                    Sentence.of("Write one like big-spenders."));
        }
        return slug;
    }

    private static String slugOf(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        String slug =
                plain.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return slug.length() <= MAX_SLUG ? slug : slug.substring(0, MAX_SLUG);
    }

    private JsonNode predicate(SegmentDetails details) {
        if (details.kind() == SegmentKind.LIST) {
            if (details.predicate() != null) {
                wrong(
                        "predicate",
                        Sentence.of("does not go with a list"),
                        Sentence.of("Make it a segment, or leave the predicate out."));
            }
            return null;
        }
        try {
            return PredicateReader.readForSegment(details.predicate(), "predicate")
                    .json();
        } catch (InvalidInput e) {
            violations.addAll(e.violations());
            return null;
        }
    }

    private void wrong(String where, Sentence what, Sentence mend) {
        violations.add(new Violation(where, what, mend));
    }
}
