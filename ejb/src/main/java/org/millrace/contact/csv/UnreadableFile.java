package org.millrace.contact.csv;

import org.millrace.platform.InvalidInput;

/** The file as a whole cannot be read; nothing of it is imported. */
class UnreadableFile extends InvalidInput {

    UnreadableFile(String what, String mend) {
        super("file", what, mend);
    }

    /** In one sentence, for the job. */
    String told() {
        return "The file " + violations().get(0).what() + ". "
                + violations().get(0).mend();
    }
}
