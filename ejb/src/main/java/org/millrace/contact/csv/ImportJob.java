package org.millrace.contact.csv;

import java.time.Instant;
import org.millrace.platform.Sentence;

/**
 * An import and how far it is.
 *
 * @param format what was found out about the file; null while it is uploaded
 * @param rowsTotal rows in the file; null until they were counted
 * @param rowsRead rows read so far
 * @param created contacts that are new, in a dry run: would be
 * @param updated contacts that changed
 * @param same contacts that were already as the file says
 * @param failed rows that were refused
 * @param error why nothing was imported; null while there is nothing to say
 */
public record ImportJob(
        long id,
        String fileName,
        long sizeBytes,
        ImportStatus status,
        boolean dryRun,
        ImportSettings settings,
        CsvFormat format,
        Long rowsTotal,
        long rowsRead,
        long created,
        long updated,
        long same,
        long failed,
        Sentence error,
        String createdBy,
        Instant createdAt,
        Instant finishedAt) {

    /** 0 to 100, for a bar. */
    public int percent() {
        if (status.ended()) {
            return 100;
        }
        return rowsTotal == null || rowsTotal == 0 ? 0 : (int) Math.min(99, rowsRead * 100 / rowsTotal);
    }
}
