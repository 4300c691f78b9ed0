package org.millrace.platform;

/** Contacts, and with them their runs and messages, are spread over a fixed number of shards that are drained side by side. */
public final class Shards {

    public static final int COUNT = 16;

    private Shards() {}

    /** Stable across processes and releases: it is stored with the contact. */
    public static int of(int tenant, String externalId) {
        int hash = 31 * tenant + externalId.hashCode();
        hash ^= hash >>> 16;
        hash *= 0x85ebca6b;
        hash ^= hash >>> 13;
        return Math.floorMod(hash, COUNT);
    }
}
