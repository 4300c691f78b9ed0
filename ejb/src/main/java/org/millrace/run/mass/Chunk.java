package org.millrace.run.mass;

/**
 * What a chunk did.
 *
 * @param lastContactId where the next one begins; null when nobody was left
 * @param moved how many runs were made or changed
 */
record Chunk(Long lastContactId, long moved) {

    boolean wasLast() {
        return lastContactId == null;
    }
}
