package org.millrace.contact.csv;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Whether a stream of bytes is UTF-8 from its beginning to its end. */
final class Utf8Check {

    private static final int LONGEST = 4;

    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final CharBuffer text = CharBuffer.allocate(8_192);
    private byte[] rest = new byte[0];
    private boolean valid = true;

    void add(byte[] bytes, int length) {
        if (!valid) {
            return;
        }
        ByteBuffer input = ByteBuffer.allocate(rest.length + length)
                .put(rest)
                .put(bytes, 0, length)
                .flip();
        valid = decode(input, false);
        rest = new byte[input.remaining()];
        input.get(rest);
    }

    boolean valid() {
        return valid && rest.length < LONGEST && decode(ByteBuffer.wrap(rest), true);
    }

    private boolean decode(ByteBuffer input, boolean end) {
        while (true) {
            var result = decoder.decode(input, text, end);
            text.clear();
            if (result.isError()) {
                return false;
            }
            if (result.isUnderflow()) {
                return true;
            }
        }
    }
}
