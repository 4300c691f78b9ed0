package org.millrace.contact;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;

/** Writes tags, fields and attributes that steps change: into our tables, which everything here reads, and into the host's directory. */
@Dependent
public class DirectoryWrites {

    private final ContactTagStore tags;
    private final ContactAttributeStore attributes;
    private final HostDirectory host;

    @Inject
    public DirectoryWrites(ContactTagStore tags, ContactAttributeStore attributes, HostDirectory host) {
        this.tags = tags;
        this.attributes = attributes;
        this.host = host;
    }

    /** In the caller's transaction; one statement per kind of thing, and none where nothing changed. */
    public void write(List<TagChange> tagged, List<AttributeChange> set, Instant now) {
        if (!set.isEmpty()) {
            attributes.apply(set, now);
        }
        if (!tagged.isEmpty()) {
            tags.apply(tagged, now);
        }
        host.tell(tagged, set, now);
    }
}
