package org.millrace.platform;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;

/** A log that remembers what it is told. */
public final class Told implements System.Logger {

    private final List<String> lines = new ArrayList<>();

    public List<String> lines() {
        return lines;
    }

    @Override
    public String getName() {
        return "told";
    }

    @Override
    public boolean isLoggable(Level level) {
        return true;
    }

    @Override
    public void log(Level level, ResourceBundle bundle, String words, Throwable thrown) {
        lines.add(words);
    }

    @Override
    public void log(Level level, ResourceBundle bundle, String words, Object... values) {
        lines.add(values == null || values.length == 0 ? words : MessageFormat.format(words, values));
    }
}
