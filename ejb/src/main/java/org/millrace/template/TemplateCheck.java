package org.millrace.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Sentence;
import org.millrace.platform.Violation;

/** What a source reads, and what keeps it from being used. */
final class TemplateCheck {

    static final String EMAIL = "email";
    private static final int LONGEST_SUBJECT = 1_000;
    private static final int LONGEST_PART = 512 * 1024;

    private TemplateCheck() {}

    /** The variables of all parts. */
    static Set<String> variables(TemplateSource source) {
        Set<String> all = new TreeSet<>();
        parts(source).forEach(part -> all.addAll(part.variables()));
        return all;
    }

    /** @throws InvalidInput with what is not of the language */
    static void refuseFaulty(TemplateSource source) {
        refuse(new ArrayList<>(languageFaults(source)));
    }

    /** @throws InvalidInput with all that keeps the version from being sent */
    static void refuseFaulty(TemplateVersion version) {
        List<Violation> faults = new ArrayList<>(languageFaults(version.source()));
        if (version.channel().equals(EMAIL)) {
            mail(version, faults);
        }
        refuse(faults);
    }

    private static void mail(TemplateVersion version, List<Violation> faults) {
        TemplateSource source = version.source();
        if (isBlank(source.subject())) {
            faults.add(new Violation("subject", Sentence.of("A mail has a subject."), Sentence.of("Write one.")));
        }
        if (isBlank(source.html()) && isBlank(source.text())) {
            faults.add(new Violation(
                    "html", Sentence.of("The mail has no content."), Sentence.of("Write html, or text.")));
        }
        if (version.needsUnsubscribe()) {
            unsubscribe("html", source.html(), faults);
            unsubscribe("text", source.text(), faults);
        }
    }

    private static void unsubscribe(String part, String source, List<Violation> faults) {
        if (!isBlank(source) && !TemplateSyntax.of(part, source).variables().contains(TemplateSyntax.UNSUBSCRIBE)) {
            faults.add(new Violation(
                    part,
                    Sentence.of("A mail that can be opted out of must say how, and this part does not."),
                    Sentence.of(
                            "Put a link to {{{0}}} into it, or set the topic to {1} if it is a receipt or the like.",
                            TemplateSyntax.UNSUBSCRIBE, TemplateVersion.TRANSACTIONAL)));
        }
    }

    private static List<Violation> languageFaults(TemplateSource source) {
        List<Violation> faults = new ArrayList<>();
        tooLong("subject", source.subject(), LONGEST_SUBJECT, faults);
        tooLong("html", source.html(), LONGEST_PART, faults);
        tooLong("text", source.text(), LONGEST_PART, faults);
        if (faults.isEmpty()) {
            parts(source).forEach(part -> faults.addAll(part.faults()));
        }
        return faults;
    }

    private static void tooLong(String part, String source, int most, List<Violation> faults) {
        if (source != null && source.length() > most) {
            faults.add(new Violation(
                    part, Sentence.of("This is longer than {0} characters.", most), Sentence.of("Make it shorter.")));
        }
        if (source != null && source.indexOf('\0') >= 0) {
            faults.add(new Violation(part, Sentence.of("This has a NUL character."), Sentence.of("Remove it.")));
        }
    }

    private static Stream<TemplateSyntax> parts(TemplateSource source) {
        Stream.Builder<TemplateSyntax> parts = Stream.builder();
        if (source.subject() != null) {
            parts.add(TemplateSyntax.of("subject", source.subject()));
        }
        if (source.html() != null) {
            parts.add(TemplateSyntax.of("html", source.html()));
        }
        if (source.text() != null) {
            parts.add(TemplateSyntax.of("text", source.text()));
        }
        return parts.build();
    }

    private static boolean isBlank(String source) {
        return source == null || source.isBlank();
    }

    private static void refuse(List<Violation> faults) {
        if (!faults.isEmpty()) {
            throw new InvalidInput(faults);
        }
    }
}
