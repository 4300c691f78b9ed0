package org.millrace.template;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.millrace.platform.Sentence;
import org.millrace.platform.Violation;

/** Reads one part of a template: which variables it has, and what in it is not of the language. */
final class TemplateSyntax {

    static final String UNSUBSCRIBE = "unsubscribe_url";

    private static final int MOST_TAGS = 2_000;
    private static final int DEEPEST = 16;
    private static final int LONGEST_TAG = 400;
    private static final int MOST_FAULTS = 20;

    private static final String NAME = "(?:[A-Za-z_][A-Za-z0-9_-]{0,99}|\\[[^\\[\\]{}\"'<>\\\\]{1,100}\\])";
    private static final String BELOW = "(?:\\." + NAME + "){1,8}";
    private static final Pattern VARIABLE = Pattern.compile("(?:contact|product|campaign)" + BELOW + "|" + UNSUBSCRIBE);
    private static final Pattern OF_ITEM = Pattern.compile("this(?:" + BELOW + ")?|@index|@first|@last");
    private static final Pattern OPENING = Pattern.compile("#\\s*(if|unless|each)\\s+(\\S.*)");
    private static final Pattern CLOSING = Pattern.compile("/\\s*(if|unless|each)");
    private static final Set<String> ELSE = Set.of("else", "^");

    private final String part;
    private final Set<String> variables = new TreeSet<>();
    private final List<Violation> faults = new ArrayList<>();
    private final Deque<String> open = new ArrayDeque<>();

    private TemplateSyntax(String part) {
        this.part = part;
    }

    /** @param part the name of the part, for what is reported: {@code html} */
    static TemplateSyntax of(String part, String source) {
        TemplateSyntax syntax = new TemplateSyntax(part);
        List<Tag> tags = Tags.in(source);
        if (tags.size() > MOST_TAGS) {
            syntax.fault(
                    tags.get(MOST_TAGS),
                    Sentence.of("There are more than {0} tags.", MOST_TAGS),
                    Sentence.of("Make the template smaller."));
        } else {
            tags.forEach(syntax::tag);
            syntax.unclosed();
        }
        return syntax;
    }

    /** Paths as written: {@code contact.firstName}. */
    Set<String> variables() {
        return variables;
    }

    List<Violation> faults() {
        return faults;
    }

    private void tag(Tag tag) {
        Matcher opening = OPENING.matcher(tag.content());
        Matcher closing = CLOSING.matcher(tag.content());
        if (tag.content().length() > LONGEST_TAG) {
            fault(
                    tag,
                    Sentence.of("The tag is longer than {0} characters.", LONGEST_TAG),
                    Sentence.of("Write a shorter one."));
        } else if (opening.matches()) {
            path(tag, opening.group(2));
            opened(tag, opening.group(1));
        } else if (closing.matches()) {
            closed(tag, closing.group(1));
        } else if (ELSE.contains(tag.content())) {
            outside(tag);
        } else if (!tag.content().startsWith("!")) {
            path(tag, tag.content());
        }
    }

    private void path(Tag tag, String path) {
        if (VARIABLE.matcher(path).matches()) {
            variables.add(path);
        } else if (!open.contains("each") || !OF_ITEM.matcher(path).matches()) {
            fault(
                    tag,
                    Sentence.of("{{{0}}} is nothing that a template can show.", shown(tag)),
                    Sentence.of(
                            "Write {{contact.…}}, {{product.…}}, {{campaign.…}}, {{{0}}}, {{#if …}}, {{#unless …}} or {{#each …}} with {{this}}; for braces in the text write \\{{.",
                            UNSUBSCRIBE));
        }
    }

    private void opened(Tag tag, String block) {
        open.push(block);
        if (open.size() == DEEPEST + 1) {
            fault(
                    tag,
                    Sentence.of("Blocks stand more than {0} deep in each other.", DEEPEST),
                    Sentence.of("Nest fewer."));
        }
    }

    private void closed(Tag tag, String block) {
        if (!block.equals(open.peek())) {
            fault(
                    tag,
                    Sentence.of("{{/{0}}} closes nothing.", block),
                    Sentence.of("Open it with {{#{0} …}}, in the right order.", block));
        } else {
            open.pop();
        }
    }

    private void outside(Tag tag) {
        if (open.isEmpty()) {
            fault(
                    tag,
                    Sentence.of("{{{0}}} stands in no block.", shown(tag)),
                    Sentence.of("Put it between {{#if …}} and {{/if}}."));
        }
    }

    private void unclosed() {
        if (!open.isEmpty()) {
            faults.add(new Violation(
                    part,
                    Sentence.of("{{#{0}}} is never closed.", open.peek()),
                    Sentence.of("Write {{/{0}}}.", open.peek())));
        }
    }

    private void fault(Tag tag, Sentence what, Sentence mend) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(new Violation(part + " line " + tag.line(), what, mend));
        }
    }

    private static String shown(Tag tag) {
        return tag.content().length() <= 60 ? tag.content() : tag.content().substring(0, 60) + "…";
    }
}
