package org.millrace.template;

import java.io.Writer;
import org.millrace.platform.Sentence;

/** Keeps what is written, up to a bound. */
final class BoundedWriter extends Writer {

    private final StringBuilder kept = new StringBuilder();
    private final int most;

    BoundedWriter(int most) {
        this.most = most;
    }

    @Override
    public void write(char[] chars, int from, int length) {
        if (kept.length() + length > most) {
            throw new TemplateTooLarge(Sentence.of("The rendered part is longer than {0} characters.", most));
        }
        kept.append(chars, from, length);
    }

    @Override
    public void flush() {
        // All is in memory.
    }

    @Override
    public void close() {
        // All is in memory.
    }

    @Override
    public String toString() {
        return kept.toString();
    }
}
