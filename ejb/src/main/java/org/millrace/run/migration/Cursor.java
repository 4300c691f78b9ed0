package org.millrace.run.migration;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a list of runs goes on: after this contact's entry. */
record Cursor(long contact, int entry) implements Comparable<Cursor> {

    static final Cursor START = new Cursor(0, 0);

    private static final Comparator<Cursor> ORDER =
            Comparator.comparingLong(Cursor::contact).thenComparingInt(Cursor::entry);
    private static final Pattern TEXT = Pattern.compile("([0-9]{1,18})\\.([0-9]{1,9})");

    static Optional<Cursor> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches()
                ? Optional.of(new Cursor(Long.parseLong(matcher.group(1)), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    static Cursor after(Standing run) {
        return new Cursor(run.run().contactId(), run.entry());
    }

    String text() {
        return contact + "." + entry;
    }

    @Override
    public int compareTo(Cursor other) {
        return ORDER.compare(this, other);
    }
}
