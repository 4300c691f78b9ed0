package org.millrace.delivery.tracking;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Where tracked links lead. A target is stored once per tenant. */
public interface LinkStore {

    /** Numbers of all the targets; what is new is stored. */
    Map<String, Long> numbers(int tenant, Collection<String> targets);

    Optional<String> target(int tenant, long linkId);
}
