package org.millrace.platform;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Rows in the binary format of PostgreSQL's COPY, which writes a page of them at a time and parses nothing. Columns are given in
 * the order of the statement; null is null.
 */
public final class CopyRows {

    private static final byte[] BEGIN = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    private static final long EPOCH = Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();
    private static final long MICROS = 1_000_000;
    private static final int NULL = -1;
    private static final int FIRST_SIZE = 1 << 16;
    /** The numbers that PostgreSQL's catalogue gives to integer and text. */
    private static final int INTEGER = 23;

    private static final int TEXT = 25;
    private static final int ARRAY_HEAD = 5 * Integer.BYTES;

    private ByteBuffer bytes = ByteBuffer.allocate(FIRST_SIZE);

    public CopyRows() {
        bytes.put(BEGIN);
    }

    public CopyRows row(int columns) {
        room(Short.BYTES).putShort((short) columns);
        return this;
    }

    /** A bigint. */
    public CopyRows put(long value) {
        room(Integer.BYTES + Long.BYTES).putInt(Long.BYTES).putLong(value);
        return this;
    }

    /** An integer. */
    public CopyRows put(int value) {
        room(2 * Integer.BYTES).putInt(Integer.BYTES).putInt(value);
        return this;
    }

    public CopyRows put(String value) {
        if (value == null) {
            return putNull();
        }
        byte[] text = value.getBytes(StandardCharsets.UTF_8);
        room(Integer.BYTES + text.length).putInt(text.length).put(text);
        return this;
    }

    /** A timestamptz, cut to the microsecond that PostgreSQL keeps. */
    public CopyRows put(Instant value) {
        return value == null
                ? putNull()
                : put((value.getEpochSecond() - EPOCH) * MICROS
                        + Database.kept(value).getNano() / 1_000);
    }

    /** An array of integers. */
    public CopyRows put(int[] values) {
        room(Integer.BYTES).putInt(ARRAY_HEAD + values.length * 2 * Integer.BYTES);
        array(INTEGER, false, values.length);
        for (int value : values) {
            put(value);
        }
        return this;
    }

    /** An array of texts, of which some may be null. */
    public CopyRows put(String[] values) {
        if (values == null) {
            return putNull();
        }
        int length = room(Integer.BYTES).position();
        bytes.putInt(0);
        array(TEXT, true, values.length);
        for (String value : values) {
            put(value);
        }
        bytes.putInt(length, bytes.position() - length - Integer.BYTES);
        return this;
    }

    private void array(int type, boolean nulls, int length) {
        room(ARRAY_HEAD)
                .putInt(1)
                .putInt(nulls ? 1 : 0)
                .putInt(type)
                .putInt(length)
                .putInt(1);
    }

    private CopyRows putNull() {
        room(Integer.BYTES).putInt(NULL);
        return this;
    }

    private ByteBuffer room(int wanted) {
        if (bytes.remaining() < wanted) {
            ByteBuffer larger = ByteBuffer.allocate(Math.max(2 * bytes.capacity(), bytes.position() + wanted));
            larger.put(bytes.flip());
            bytes = larger;
        }
        return bytes;
    }

    /** All of it; the last call. */
    public ByteBuffer end() {
        room(Short.BYTES).putShort((short) -1);
        return bytes.flip();
    }
}
