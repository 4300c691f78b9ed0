package org.millrace.contact.csv;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Arrays;
import org.millrace.platform.Caller;
import org.millrace.platform.Sentence;

/** Takes a file piece by piece; an upload that breaks off leaves nothing. */
@Dependent
class ImportUpload {

    private static final int PIECE = 1_048_576;
    private static final long MAX_BYTES = 1_073_741_824L;
    private static final int MAX_NAME = 200;

    private final ImportRepository jobs;
    private final ImportChunkRepository chunks;
    private final Clock clock;

    @Inject
    ImportUpload(ImportRepository jobs, ImportChunkRepository chunks, Clock clock) {
        this.jobs = jobs;
        this.chunks = chunks;
        this.clock = clock;
    }

    long receive(Caller caller, String fileName, InputStream file) {
        long job = jobs.create(caller, name(fileName), clock.instant());
        boolean complete = false;
        try {
            CsvFormat format = store(caller.tenant(), job, file);
            readable(caller.tenant(), job, format);
            jobs.uploaded(caller.tenant(), job, format, clock.instant());
            complete = true;
            return job;
        } catch (IOException e) {
            throw new UncheckedIOException("The upload broke off", e);
        } finally {
            if (!complete) {
                jobs.discard(caller.tenant(), job);
            }
        }
    }

    /** Whether the first row can be read; what it means is for the settings to say. */
    private void readable(int tenant, long job, CsvFormat format) {
        new CsvRows(chunks.open(tenant, job), format, true).close();
    }

    private CsvFormat store(int tenant, long job, InputStream file) throws IOException {
        Utf8Check utf8 = new Utf8Check();
        byte[] sample = new byte[0];
        long size = 0;
        for (int no = 0; ; no++) {
            byte[] piece = file.readNBytes(PIECE);
            if (piece.length == 0) {
                return FormatSniffer.sniff(sample, utf8.valid());
            }
            size += piece.length;
            if (size > MAX_BYTES) {
                throw new UnreadableFile(Sentence.of("is larger than 1 GB"), Sentence.of("Split it."));
            }
            utf8.add(piece, piece.length);
            if (no == 0) {
                sample = Arrays.copyOf(piece, Math.min(piece.length, FormatSniffer.SAMPLE));
            }
            chunks.append(tenant, job, no, piece, clock.instant());
        }
    }

    private static String name(String fileName) {
        String name = fileName == null
                ? ""
                : fileName.replaceAll("^.*[/\\\\]", "")
                        .replaceAll("\\p{Cntrl}", "")
                        .strip();
        if (name.isEmpty()) {
            return "contacts.csv";
        }
        return name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME);
    }
}
