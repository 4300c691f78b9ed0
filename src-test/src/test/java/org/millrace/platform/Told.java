package org.millrace.platform;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What a class tells in the log. */
public final class Told extends Handler {

    private final List<String> lines = new CopyOnWriteArrayList<>();

    private Told() {}

    public static List<String> by(Class<?> type, Runnable act) {
        Logger log = Logger.getLogger(type.getName());
        Told told = new Told();
        log.addHandler(told);
        try {
            act.run();
            return told.lines;
        } finally {
            log.removeHandler(told);
        }
    }

    @Override
    public void publish(LogRecord line) {
        lines.add(new SimpleFormatter().formatMessage(line));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
