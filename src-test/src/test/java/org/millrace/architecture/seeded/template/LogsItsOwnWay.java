package org.millrace.architecture.seeded.template;

import java.util.logging.Logger;

/** Breaks a rule on purpose. */
final class LogsItsOwnWay {

    private static final Logger LOG = Logger.getLogger(LogsItsOwnWay.class.getName());

    private LogsItsOwnWay() {}

    static void tell() {
        LOG.info("told");
    }
}
