package org.millrace.platform.web;

import java.util.regex.Pattern;

/**
 * A mail as it is looked at in a sandboxed frame. What is pressed in there never reaches the page around it, Escape neither; so the
 * links of the mail are no stops of the keyboard: one Tab leads in, the next one out. They lead nowhere either: the sandbox opens no
 * window, and in the frame itself they would put an error of the browser where the mail stood.
 */
public final class MailFrame {

    private static final Pattern LINK = Pattern.compile("<(a|area)(?=[\\s/>])", Pattern.CASE_INSENSITIVE);

    private MailFrame() {}

    /** @param html may be null */
    public static String of(String html) {
        return html == null ? "" : LINK.matcher(html).replaceAll("<$1 tabindex=\"-1\" target=\"_blank\"");
    }
}
