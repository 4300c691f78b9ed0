package org.millrace.platform.web;

import java.util.regex.Pattern;

/**
 * A mail as it is looked at in a sandboxed frame. What is pressed in there never reaches the page around it, Escape neither; so what
 * a mail may have of links, fields and players is no stop of the keyboard, and its body is the only one: one Tab leads in, where the
 * arrows scroll it, the next one out. Links lead nowhere either: the sandbox opens no window, and in the frame itself they would put
 * an error of the browser where the mail stood.
 */
public final class MailFrame {

    /** What is found, in any case of letters, and what is put there: also for the scripts that show a mail, in their words for patterns. */
    public static final String FIND = "<(a|area|button|input|select|textarea|summary|audio|video)(?=[\\s/>])";

    public static final String PUT = "<$1 tabindex=\"-1\" target=\"_blank\"";

    /** What is put before it. A frame that has no stop is passed over by Chromium; the mail's own body keeps its attributes. */
    public static final String STOP = "<body tabindex=\"0\">";

    private static final Pattern FOUND = Pattern.compile(FIND, Pattern.CASE_INSENSITIVE);

    private MailFrame() {}

    /** @param html may be null */
    public static String of(String html) {
        return html == null ? "" : STOP + FOUND.matcher(html).replaceAll(PUT);
    }
}
