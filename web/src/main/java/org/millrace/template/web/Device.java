package org.millrace.template.web;

/** On what a mail is looked at. */
public enum Device {
    DESKTOP,
    PHONE,
    DARK;

    /** A mail program in dark mode that leaves the author's own colours alone lightens only what has none. */
    String frame(String html) {
        String content = html == null ? "" : html;
        return this == DARK ? "<div style=\"color:#e8eaed\">" + content + "</div>" : content;
    }

    public String style() {
        return switch (this) {
            case DESKTOP -> "frame";
            case PHONE -> "frame frame-phone";
            case DARK -> "frame frame-dark";
        };
    }
}
