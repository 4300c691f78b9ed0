package org.millrace.campaign;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Sentence;
import org.millrace.platform.Violation;

/** What can be said against details without asking the database; all of it at once. */
final class CampaignChecks {

    private static final int MAX_GOALS = 20;
    private static final int MAX_ENTRIES = 1_000;
    private static final int MAX_PRODUCTS = 100;
    private static final int MAX_EXCLUSIONS = 20;
    private static final Duration MAX_WINDOW = Duration.ofDays(3_660);
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.-]{1,100}");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s<>\\p{Cntrl}]{1,64}@[^@\\s<>\\p{Cntrl}]{1,190}");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final List<Violation> violations = new ArrayList<>();

    static void check(CampaignDetails details) {
        CampaignChecks checks = new CampaignChecks();
        checks.sayings(details);
        checks.sender(details);
        checks.audience(details.audience());
        checks.times(details);
        checks.reentry(details.reentry());
        checks.goals(details.goals());
        checks.products(details.products());
        if (!checks.violations.isEmpty()) {
            throw new InvalidInput(checks.violations);
        }
    }

    private void sayings(CampaignDetails details) {
        if (details.name() == null || details.name().isBlank()) {
            wrong("name", Sentence.of("is missing"), Sentence.of("Give the campaign a name."));
        } else {
            line("name", details.name(), 200);
        }
        if (details.description() != null && details.description().length() > 4_000) {
            wrong("description", Sentence.of("is longer than 4,000 characters"), Sentence.of("Shorten it."));
        }
        line("owner", details.owner(), 200);
        word("topic", details.topic());
        try {
            ZoneId.of(details.timeZone());
        } catch (DateTimeException e) {
            wrong("timeZone", Sentence.of("is not a time zone"), Sentence.of("Use an IANA name: Europe/Vienna."));
        }
        if (details.calendar() != null) {
            violations.addAll(details.calendar().violations("calendar"));
        }
    }

    private void sender(CampaignDetails details) {
        line("fromName", details.fromName(), 100);
        if (details.fromEmail() != null && !EMAIL.matcher(details.fromEmail()).matches()) {
            wrong(
                    "fromEmail",
                    Sentence.of("is not an e-mail address"),
                    Sentence.of("Write it plainly: news@example.com."));
        }
    }

    private void audience(AudienceChoice audience) {
        boolean named = audience.segment() != null && !audience.segment().isBlank();
        if (audience.kind() == AudienceKind.SEGMENT && !named) {
            wrong("audience.segment", Sentence.of("is missing"), Sentence.of("Name a list or segment by its slug."));
        }
        if (audience.kind() != AudienceKind.SEGMENT && named) {
            wrong(
                    "audience.segment",
                    Sentence.of("does not go with {0}", audience.kind()),
                    Sentence.of("Use the kind SEGMENT, or leave it out."));
        }
        if (audience.exclude().size() > MAX_EXCLUSIONS
                || audience.exclude().stream().anyMatch(Objects::isNull)) {
            wrong(
                    "audience.exclude",
                    Sentence.of("is no list of at most {0} slugs", MAX_EXCLUSIONS),
                    Sentence.of("Put them into one segment."));
        } else if (named && audience.exclude().contains(audience.segment())) {
            wrong(
                    "audience.exclude",
                    Sentence.of("names the audience itself: nobody would be left"),
                    Sentence.of("Leave it out."));
        }
    }

    private void times(CampaignDetails details) {
        Instant start = details.startsAt();
        if (start != null && details.endsAt() != null && !details.endsAt().isAfter(start)) {
            wrong(
                    "endsAt",
                    Sentence.of("is not after the start"),
                    Sentence.of("Let the campaign end later than it starts."));
        }
    }

    private void reentry(Reentry reentry) {
        if (reentry.policy() != ReentryPolicy.LIMITED) {
            if (reentry.limit() != null || reentry.window() != null) {
                wrong(
                        "reentry",
                        Sentence.of("has a limit or a window that goes with LIMITED only"),
                        Sentence.of("Leave them out."));
            }
            return;
        }
        if (reentry.limit() == null || reentry.limit() < 1 || reentry.limit() > MAX_ENTRIES) {
            wrong(
                    "reentry.limit",
                    Sentence.of("is not between 1 and {0}", MAX_ENTRIES),
                    Sentence.of("Say how many entries the window allows."));
        }
        window("reentry.window", reentry.window());
    }

    private void goals(List<GoalDefinition> goals) {
        if (goals.size() > MAX_GOALS) {
            wrong(
                    "goals",
                    Sentence.of("are more than {0}", MAX_GOALS),
                    Sentence.of("Keep those that you will look at."));
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < goals.size(); i++) {
            GoalDefinition goal = goals.get(i);
            String at = "goals[" + i + "].";
            word(at + "name", goal.name());
            word(at + "event", goal.event());
            if (goal.valueProperty() != null) {
                line(at + "valueProperty", goal.valueProperty(), 100);
            }
            if (!names.add(goal.name())) {
                wrong(at + "name", Sentence.of("is used twice"), Sentence.of("Name each goal differently."));
            }
            window(at + "window", goal.window());
        }
    }

    private void window(String where, Duration window) {
        if (window == null || window.toSeconds() < 1 || window.compareTo(MAX_WINDOW) > 0) {
            wrong(
                    where,
                    Sentence.of("is not between a second and ten years"),
                    Sentence.of("Write ISO 8601, P14D, or seconds, 1209600."));
        }
    }

    private void products(List<ProductChoice> products) {
        if (products.size() > MAX_PRODUCTS) {
            wrong("products", Sentence.of("are more than {0}", MAX_PRODUCTS), Sentence.of("Split the campaign."));
        }
        if (!products.isEmpty()
                && products.stream().filter(ProductChoice::primary).count() != 1) {
            wrong(
                    "products",
                    Sentence.of("have not exactly one primary"),
                    Sentence.of("Mark one with \"primary\": true."));
        }
        if (products.stream().map(ProductChoice::slug).distinct().count() != products.size()) {
            wrong("products", Sentence.of("name one product twice"), Sentence.of("Name each once."));
        }
    }

    private void word(String where, String text) {
        if (text == null || !WORD.matcher(text).matches()) {
            wrong(
                    where,
                    Sentence.of("is not a name"),
                    Sentence.of("Use 1 to 100 letters, digits, underscores, dots, hyphens."));
        }
    }

    private void line(String where, String text, int longest) {
        if (text == null) {
            return;
        }
        if (text.length() > longest) {
            wrong(where, Sentence.of("is longer than {0} characters", longest), Sentence.of("Shorten it."));
        }
        if (CONTROL.matcher(text).find()) {
            wrong(where, Sentence.of("has a line break or another control character"), Sentence.of("Write one line."));
        }
    }

    private void wrong(String where, Sentence what, Sentence mend) {
        violations.add(new Violation(where, what, mend));
    }
}
