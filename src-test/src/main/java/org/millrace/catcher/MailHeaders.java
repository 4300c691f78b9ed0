package org.millrace.catcher;

import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The two headers that the list shows, read without parsing the whole mail. */
final class MailHeaders {

    private static final Pattern SUBJECT = header("Subject");
    private static final Pattern MESSAGE_ID = header("Message-ID");

    private final String block;

    private MailHeaders(String block) {
        this.block = block;
    }

    static MailHeaders of(byte[] mail) {
        int end = 0;
        while (end < mail.length && !emptyLineAt(mail, end)) {
            end++;
        }
        return new MailHeaders(new String(mail, 0, end, StandardCharsets.UTF_8) + "\n");
    }

    String subject() {
        return find(SUBJECT);
    }

    String messageId() {
        return find(MESSAGE_ID);
    }

    private String find(Pattern header) {
        Matcher matcher = header.matcher(block);
        if (!matcher.find()) {
            return "";
        }
        String value = matcher.group(1).replaceAll("\\r?\\n(?=[ \\t])", "").strip();
        try {
            return value.contains("=?") ? MimeUtility.decodeText(value) : value;
        } catch (UnsupportedEncodingException e) {
            return value;
        }
    }

    private static boolean emptyLineAt(byte[] mail, int at) {
        if (mail[at] != '\n' || at + 1 >= mail.length) {
            return false;
        }
        return mail[at + 1] == '\n' || (mail[at + 1] == '\r' && at + 2 < mail.length && mail[at + 2] == '\n');
    }

    private static Pattern header(String name) {
        return Pattern.compile(
                "^" + name + ":(.*(?:\\r?\\n[ \\t].*)*)\\r?\\n", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
    }
}
