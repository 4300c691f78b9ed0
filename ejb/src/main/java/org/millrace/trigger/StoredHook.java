package org.millrace.trigger;

import java.util.List;

/**
 * A campaign's address.
 *
 * @param secrets those that hold now, sealed
 */
record StoredHook(long id, int tenant, long campaignId, List<byte[]> secrets) {

    static String label(long id) {
        return "hook " + id;
    }
}
