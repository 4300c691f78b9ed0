package org.millrace.platform;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
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

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    public CopyRows() {
        write(() -> out.write(BEGIN));
    }

    public CopyRows row(int columns) {
        return write(() -> out.writeShort(columns));
    }

    /** A bigint. */
    public CopyRows put(long value) {
        return write(() -> {
            out.writeInt(Long.BYTES);
            out.writeLong(value);
        });
    }

    /** An integer. */
    public CopyRows put(int value) {
        return write(() -> {
            out.writeInt(Integer.BYTES);
            out.writeInt(value);
        });
    }

    public CopyRows put(String value) {
        return write(() -> {
            if (value == null) {
                out.writeInt(NULL);
            } else {
                byte[] text = value.getBytes(StandardCharsets.UTF_8);
                out.writeInt(text.length);
                out.write(text);
            }
        });
    }

    /** A timestamptz, rounded to the microsecond as PostgreSQL rounds. */
    public CopyRows put(Instant value) {
        return value == null
                ? write(() -> out.writeInt(NULL))
                : put((value.getEpochSecond() - EPOCH) * MICROS + (value.getNano() + 500) / 1_000);
    }

    public byte[] end() {
        write(() -> out.writeShort(-1));
        return bytes.toByteArray();
    }

    private CopyRows write(Writing writing) {
        try {
            writing.run();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Writing {
        void run() throws IOException;
    }
}
