package org.millrace.catcher;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The append-only file: each record is its length, then time, sender, recipient and the mail as it came. */
final class MailFile implements Closeable {

    /** What a record holds; the mail itself only where it was asked for. */
    record Entry(long offset, long receivedMillis, String sender, String recipient, byte[] content) {}

    /** Is told of each record when the file is opened. */
    interface Reader {
        void read(Entry entry);
    }

    private final FileChannel channel;
    private volatile boolean unforced;

    private MailFile(FileChannel channel) {
        this.channel = channel;
    }

    /** Opens the file and reads it from its begin; half a record at its end, left by a crash, is cut off. */
    static MailFile open(Path file, Reader reader) throws IOException {
        Files.createDirectories(file.getParent());
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        InputStream in = new BufferedInputStream(Channels.newInputStream(channel), 1 << 20);
        DataInputStream data = new DataInputStream(in);
        long offset = 0;
        try {
            while (true) {
                int length = data.readInt();
                byte[] record = data.readNBytes(length);
                if (record.length < length) {
                    break;
                }
                reader.read(decode(offset, record));
                offset += 4L + length;
            }
        } catch (EOFException end) {
            // The end of the file, or half of a length.
        }
        channel.truncate(offset);
        channel.position(offset);
        return new MailFile(channel);
    }

    synchronized Entry append(long receivedMillis, String sender, String recipient, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(content.length + 256);
        DataOutputStream data = new DataOutputStream(bytes);
        data.writeInt(0);
        data.writeLong(receivedMillis);
        data.writeUTF(sender);
        data.writeUTF(recipient);
        data.write(content);
        ByteBuffer buffer = ByteBuffer.wrap(bytes.toByteArray());
        buffer.putInt(0, bytes.size() - 4);
        long offset = channel.position();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        unforced = true;
        return new Entry(offset, receivedMillis, sender, recipient, content);
    }

    Entry read(long offset) throws IOException {
        ByteBuffer length = readAt(offset, 4);
        return decode(offset, readAt(offset + 4, length.getInt(0)).array());
    }

    void force() throws IOException {
        if (unforced) {
            unforced = false;
            channel.force(false);
        }
    }

    synchronized void clear() throws IOException {
        channel.truncate(0);
        channel.position(0);
        channel.force(true);
    }

    @Override
    public void close() throws IOException {
        force();
        channel.close();
    }

    private ByteBuffer readAt(long offset, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, offset + buffer.position()) < 0) {
                throw new EOFException("the mail is not there any more");
            }
        }
        return buffer;
    }

    private static Entry decode(long offset, byte[] record) throws IOException {
        DataInputStream data = new DataInputStream(new java.io.ByteArrayInputStream(record));
        return new Entry(offset, data.readLong(), data.readUTF(), data.readUTF(), data.readAllBytes());
    }
}
