package org.millrace.template.web;

import org.millrace.platform.web.MailFrame;

/** On what a mail is looked at. */
public enum Device {
    DESKTOP,
    PHONE,
    DARK;

    /** A mail program in dark mode that leaves the author's own colours alone lightens only what has none, links too. */
    String frame(String html) {
        String content = MailFrame.of(html);
        return this == DARK
                ? "<body link=\"#8ab4f8\" vlink=\"#8ab4f8\"><div style=\"color:#e8eaed\">" + content + "</div>"
                : content;
    }

    /** The class of its frame, beside that of all frames. */
    public String kind() {
        return switch (this) {
            case DESKTOP -> "";
            case PHONE -> "frame-phone";
            case DARK -> "frame-dark";
        };
    }
}
