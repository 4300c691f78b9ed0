package org.millrace.platform.web;

import java.util.regex.Pattern;

/**
 * A mail as it is looked at in a sandboxed frame. What is pressed in there never reaches the page around it, Escape neither; so what
 * a mail may have of links, fields and players is no stop of the keyboard: one Tab leads in, the next one out, unless the mail sets
 * {@code tabindex} elsewhere. Links lead nowhere either: the sandbox opens no window, and in the frame itself they would put an error
 * of the browser where the mail stood.
 */
public final class MailFrame {

    /** What is found, in any case of letters, and what is put there: also for the scripts that show a mail, in their words for patterns. */
    public static final String FIND = "<(a|area|button|input|select|textarea|summary|audio|video)(?=[\\s/>])";

    public static final String PUT = "<$1 tabindex=\"-1\" target=\"_blank\"";

    private static final Pattern FOUND = Pattern.compile(FIND, Pattern.CASE_INSENSITIVE);

    private MailFrame() {}

    /** @param html may be null */
    public static String of(String html) {
        return html == null ? "" : FOUND.matcher(html).replaceAll(PUT);
    }
}
