package org.millrace.contact.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.millrace.contact.InvalidValue;
import org.millrace.platform.Sentence;

/** A text with places that a row fills: {@code {prefix}-{row}@example.com}. */
final class Template {

    private static final int MAX = 1_000;

    private final List<Part> parts;

    private Template(List<Part> parts) {
        this.parts = parts;
    }

    /** The same in small letters: addresses that differ in case alone are one contact. */
    Template lowerCase() {
        return new Template(List.of(new Lower(this)));
    }

    /**
     * @param prefix what {@code {prefix}} stands for
     * @throws InvalidValue when it cannot be understood
     */
    static Template parse(String text, String prefix, List<String> columns) throws InvalidValue {
        if (text.length() > MAX) {
            throw refused(Sentence.of("is longer than {0} characters", MAX));
        }
        List<Part> parts = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean doubled = i + 1 < text.length() && text.charAt(i + 1) == c;
            if ((c == '{' || c == '}') && doubled) {
                literal.append(c);
                i++;
            } else if (c == '{') {
                int end = text.indexOf('}', i);
                if (end < 0) {
                    throw refused(Sentence.of("has a brace that is not closed"));
                }
                parts.add(new Literal(literal.toString()));
                literal.setLength(0);
                parts.add(place(text.substring(i + 1, end), prefix, columns));
                i = end;
            } else {
                literal.append(c);
            }
        }
        parts.add(new Literal(literal.toString()));
        return new Template(parts);
    }

    static Template column(int column) {
        return new Template(List.of(new Cell(column)));
    }

    String fill(long row, List<String> cells) {
        if (parts.size() == 1) {
            return parts.get(0).fill(row, cells);
        }
        StringBuilder text = new StringBuilder();
        parts.forEach(part -> text.append(part.fill(row, cells)));
        return text.toString();
    }

    private static Part place(String name, String prefix, List<String> columns) throws InvalidValue {
        if (name.equals("row")) {
            return new Row();
        }
        if (name.equals("prefix")) {
            return new Literal(prefix);
        }
        int column = columns.indexOf(name);
        if (column < 0) {
            throw refused(Sentence.of("names \"{0}\", but the file has no such column", name));
        }
        return new Cell(column);
    }

    private static InvalidValue refused(Sentence what) {
        return new InvalidValue(what, Sentence.of("Use {row}, {prefix} and names of columns in braces."));
    }

    private sealed interface Part {
        String fill(long row, List<String> cells);
    }

    private record Literal(String text) implements Part {
        @Override
        public String fill(long row, List<String> cells) {
            return text;
        }
    }

    private record Row() implements Part {
        @Override
        public String fill(long row, List<String> cells) {
            return String.valueOf(row);
        }
    }

    private record Cell(int column) implements Part {
        @Override
        public String fill(long row, List<String> cells) {
            return cells.get(column).strip();
        }
    }

    private record Lower(Template template) implements Part {
        @Override
        public String fill(long row, List<String> cells) {
            return template.fill(row, cells).toLowerCase(Locale.ROOT);
        }
    }
}
