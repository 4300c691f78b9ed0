package org.millrace.contact.csv;

import org.millrace.platform.InvalidInput;
import org.millrace.platform.Sentence;

/** The file as a whole cannot be read; nothing of it is imported. */
class UnreadableFile extends InvalidInput {

    UnreadableFile(Sentence what, Sentence mend) {
        super("file", what, mend);
    }

    /** In one sentence, for the job. */
    Sentence told() {
        return Sentence.of(
                "The file {0}. {1}",
                violations().get(0).what(), violations().get(0).mend());
    }
}
