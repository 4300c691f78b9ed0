package org.millrace.delivery;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.millrace.delivery.tracking.KnownLinks;
import org.millrace.delivery.tracking.Links;

/** The link targets that this process remembers. */
@ApplicationScoped
class TrackedLinks {

    private final Links links;
    private KnownLinks known;

    protected TrackedLinks() {
        this(null);
    }

    @Inject
    TrackedLinks(Links links) {
        this.links = links;
    }

    @PostConstruct
    void remember() {
        known = new KnownLinks(links::numbers);
    }

    KnownLinks known() {
        return known;
    }
}
