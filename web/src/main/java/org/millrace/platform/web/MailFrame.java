package org.millrace.platform.web;

import java.util.List;
import java.util.regex.Pattern;

/**
 * How a mail is made fit for a sandboxed frame. What is pressed in there never reaches the page around it, Escape neither; so what a
 * mail may have of links, fields and players is no stop of the keyboard, and its body is the only one: one Tab leads in, where the
 * arrows scroll it, the next one out. Links lead nowhere either: the sandbox opens no window, and in the frame itself they would put
 * an error of the browser where the mail stood. Its style sheets bear what the page's policy lets them through by.
 *
 * @param stop what is put before it: a frame that has no stop is passed over by Chromium; the mail's own body keeps its attributes
 * @param rules in this order; also for the scripts that show a mail, in their words for patterns
 */
public record MailFrame(String stop, List<Rule> rules) {

    private static final String STOP = "<body tabindex=\"0\">";
    private static final Rule QUIET = new Rule(
            "<(a|area|button|input|select|textarea|summary|audio|video)(?=[\\s/>])",
            "<$1 tabindex=\"-1\" target=\"_blank\"");

    /** @param nonce of style sheets, without a character that means something in a replacement */
    static MailFrame of(String nonce) {
        return new MailFrame(STOP, List.of(QUIET, new Rule("<style(?=[\\s/>])", "<style nonce=\"" + nonce + "\"")));
    }

    /** @param html may be null */
    public String show(String html) {
        if (html == null) {
            return "";
        }
        String shown = html;
        for (Rule rule : rules) {
            shown = rule.apply(shown);
        }
        return stop + shown;
    }

    /**
     * @param find in any case of letters
     * @param put in its place
     */
    public record Rule(String find, String put) {

        private String apply(String html) {
            return Pattern.compile(find, Pattern.CASE_INSENSITIVE).matcher(html).replaceAll(put);
        }
    }
}
