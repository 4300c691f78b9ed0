package org.millrace.workflow;

import java.util.Map;
import java.util.Optional;

/** Where published versions are kept. */
public interface VersionStore {

    Optional<StoredVersion> find(long versionId);

    /** The version that new runs of the workflow start on; empty while nothing is published. */
    Optional<PublishedVersion> current(int tenant, long workflowId);

    /**
     * A version as stored.
     *
     * @param document canonical JSON
     * @param nodeNumbers the workflow's number of each node id, kept across versions
     */
    record StoredVersion(long id, int no, String document, Map<String, Integer> nodeNumbers) {}
}
