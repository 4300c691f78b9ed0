package org.millrace.run;

import org.millrace.contact.ContactFacts;
import org.millrace.predicate.Predicate;
import org.millrace.workflow.CompiledNode;

/** Is shown what runs are asked and what is known of their contacts at that moment: for rehearsals; changes nothing. */
public interface Onlooker {

    Onlooker NOBODY = new Onlooker() {};

    /** A node is about to be executed for a run. */
    default void node(CompiledNode<?> node, Visit visit) {}

    /** The condition of an edge is asked of a run that leaves by the edge's port. @param visit the number of the visit that it leaves */
    default void edge(int visit, Predicate condition, ContactFacts known) {}
}
