package org.millrace.contact.csv;

import org.millrace.platform.Conflict;
import org.millrace.platform.Sentence;

/** An import is started once; what was only checked can be started still. */
public class ImportUnderWay extends Conflict {

    ImportUnderWay(long job) {
        super(Sentence.of("Import {0} was started already. Upload the file again to import it again.", job));
    }
}
