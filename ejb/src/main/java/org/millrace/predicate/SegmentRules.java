package org.millrace.predicate;

import java.util.Map;
import java.util.Set;

/** Where the lists and segments are looked up that conditions name. */
public interface SegmentRules {

    /** Rules by slug; a slug that the tenant does not have is not in the answer. */
    Map<String, SegmentRule> named(int tenant, Set<String> slugs);
}
