package org.millrace.delivery.mail;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * Text as it may travel (RFC 2045): as it is where every relay takes it, else quoted-printable, else base64 where most of it is beyond
 * ASCII. Hand-made because the library reads each text several times; it was more than half of a mail's cost.
 *
 * @param encoding the header's value
 * @param body ASCII, lines ended by CR LF
 */
record EncodedText(String encoding, String body) {

    private static final int LONGEST_LINE = 998;
    private static final int QUOTED_LINE = 76;
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();
    private static final Pattern LINE_END = Pattern.compile("\\r\\n|\\r|\\n");
    private static final Base64.Encoder BASE64 =
            Base64.getMimeEncoder(QUOTED_LINE, "\r\n".getBytes(StandardCharsets.US_ASCII));

    static EncodedText of(String text) {
        String lines = LINE_END.matcher(text).replaceAll("\r\n");
        if (travelsAsItIs(lines)) {
            return new EncodedText("7bit", lines);
        }
        byte[] bytes = lines.getBytes(StandardCharsets.UTF_8);
        return mostlyAscii(bytes)
                ? new EncodedText("quoted-printable", quoted(bytes))
                : new EncodedText("base64", BASE64.encodeToString(bytes));
    }

    private static boolean travelsAsItIs(String text) {
        int line = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            line = c == '\n' ? 0 : line + 1;
            boolean plain = (c >= ' ' && c < 127) || c == '\t' || c == '\r' || c == '\n';
            if (!plain || line > LONGEST_LINE) {
                return false;
            }
        }
        return true;
    }

    private static boolean mostlyAscii(byte[] bytes) {
        int beyond = 0;
        for (byte b : bytes) {
            beyond += b < 0 ? 1 : 0;
        }
        return beyond * 3L < bytes.length;
    }

    private static String quoted(byte[] bytes) {
        StringBuilder out = new StringBuilder(bytes.length * 5 / 4);
        int line = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\r') {
                out.append("\r\n");
                line = 0;
                i++;
                continue;
            }
            boolean plain = plain(bytes, i);
            if (line + (plain ? 1 : 3) > QUOTED_LINE - 1) {
                out.append("=\r\n");
                line = 0;
            }
            line += plain ? 1 : 3;
            append(out, bytes[i], plain);
        }
        return out.toString();
    }

    /** Blanks at a line's end would be lost on the way. */
    private static boolean plain(byte[] bytes, int at) {
        int b = bytes[at];
        if (b == ' ' || b == '\t') {
            return at + 1 < bytes.length && bytes[at + 1] != '\r';
        }
        return b > ' ' && b < 127 && b != '=';
    }

    private static void append(StringBuilder out, byte b, boolean plain) {
        if (plain) {
            out.append((char) b);
        } else {
            out.append('=').append(HEX[(b >> 4) & 15]).append(HEX[b & 15]);
        }
    }
}
