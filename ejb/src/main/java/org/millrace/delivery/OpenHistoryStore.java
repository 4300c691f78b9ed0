package org.millrace.delivery;

import java.util.Collection;
import java.util.Map;

/** What is known of when contacts open messages. */
@FunctionalInterface
public interface OpenHistoryStore {

    /** By contact; one who is not there is missing. */
    Map<Long, OpenHistory> of(int tenant, Collection<Long> contacts);
}
