package org.millrace.template;

import java.util.ArrayList;
import java.util.List;

/** Finds the tags of a source as Handlebars finds them; takes time linear in its length. */
final class Tags {

    private static final String OPEN = "{{";
    private static final String CLOSE = "}}";

    private final String source;
    private final List<Tag> found = new ArrayList<>();
    private int line = 1;
    private int counted;

    private Tags(String source) {
        this.source = source;
    }

    /** A tag without an end is found with its opening braces as content. */
    static List<Tag> in(String source) {
        return new Tags(source).scan();
    }

    private List<Tag> scan() {
        int at = source.indexOf(OPEN);
        while (at >= 0) {
            at = source.indexOf(OPEN, isEscaped(at) ? at + OPEN.length() : tag(at));
        }
        return found;
    }

    private boolean isEscaped(int at) {
        return at > 0 && source.charAt(at - 1) == '\\';
    }

    /** @return where the tag ends */
    private int tag(int at) {
        count(at);
        boolean comment = source.startsWith("{{!--", at) || source.startsWith("{{~!--", at);
        int end = source.indexOf(comment ? "--" : CLOSE, comment ? source.indexOf("--", at) + 2 : at + OPEN.length());
        end = comment && end >= 0 ? source.indexOf(CLOSE, end) : end;
        if (end < 0) {
            found.add(new Tag(OPEN, line));
            return source.length();
        }
        if (!comment) {
            found.add(new Tag(trimmed(source.substring(at + OPEN.length(), end)), line));
        }
        return end + CLOSE.length();
    }

    private void count(int to) {
        for (; counted < to; counted++) {
            if (source.charAt(counted) == '\n') {
                line++;
            }
        }
    }

    private static String trimmed(String content) {
        String inner = content.startsWith("~") ? content.substring(1) : content;
        inner = inner.endsWith("~") ? inner.substring(0, inner.length() - 1) : inner;
        return inner.strip();
    }
}
