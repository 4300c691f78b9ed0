package org.millrace.workflow;

import java.util.List;
import java.util.Optional;
import org.millrace.predicate.Predicate;

/**
 * How a node's conditions lead to its ports: a run leaves by the port of the first case that holds, or else by the rest.
 *
 * @param rest the port of those for whom no case holds; empty where their path ends
 */
public record Decision(List<Case> cases, Optional<String> rest) {

    public Decision {
        cases = List.copyOf(cases);
    }

    /**
     * One condition.
     *
     * @param field the configuration's field that holds it, a JSON path
     */
    public record Case(String field, String port, Predicate when) {}
}
