package org.millrace.workflow;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What kind of thing a finding is; the words stay the same from release to release, so that tools can go by them. */
public enum Code {
    /** A node's configuration does not fit its type: a field is missing, unknown, or of the wrong form. */
    CONFIG_INVALID,
    /** A node is of a type that there is not. */
    TYPE_UNKNOWN,
    /** Two nodes have one id. */
    NODE_DUPLICATE,
    /** There is no trigger, so nobody can enter. */
    TRIGGER_MISSING,
    /** There are more triggers than a workflow may have. */
    TRIGGER_EXTRA,
    /** There is more than one experiment. */
    EXPERIMENT_EXTRA,
    /** An edge comes from a node that is not there. */
    EDGE_FROM_UNKNOWN,
    /** An edge leads to a node that is not there. */
    EDGE_TO_UNKNOWN,
    /** An edge leads to a trigger. */
    EDGE_INTO_TRIGGER,
    /** An edge leaves by a port that the node does not have. */
    PORT_UNKNOWN,
    /** Two edges leave by one port. */
    PORT_TAKEN,
    /** Nothing is connected to a port. */
    PORT_OPEN,
    /** Two ports of a node have one name. */
    PORT_DUPLICATE,
    /** No path leads from the trigger to the node. */
    NODE_UNREACHABLE,
    /** A run would go round and round with neither a wait nor a bound. */
    LOOP_UNBOUNDED,
    /** A run that comes to the node never comes to an end. */
    PATH_ENDLESS,
    /** A condition contradicts itself: nobody can ever fit it. */
    CONDITION_NEVER,
    /** A condition cannot be missed: everybody fits it always. */
    CONDITION_ALWAYS,
    /** Whoever fits the condition fits an earlier one of the same node, so nobody goes this way. */
    CASE_SHADOWED,
    /** The ways before take everybody, so nobody is left for this one. */
    OTHERWISE_NEVER,
    /** A send names no template. */
    TEMPLATE_UNNAMED,
    /** There is no such template. */
    TEMPLATE_MISSING,
    /** The template is archived. */
    TEMPLATE_ARCHIVED,
    /** The template is made for another channel. */
    TEMPLATE_CHANNEL,
    /** The template reads a variable that nothing fills. */
    VARIABLE_UNRESOLVED,
    /** The template reads an attribute that not every contact need have. */
    VARIABLE_OPTIONAL,
    /** A wait is longer than a wait may be. */
    WAIT_TOO_LONG,
    /** The campaign is over before a run can come to the node. */
    WAIT_PAST_END,
    /** A send's own hours and the campaign's calendar leave no open minute. */
    WINDOW_NEVER,
    /** A condition names a list or segment that there is not. */
    SEGMENT_UNKNOWN,
    /** An interrupt waits for a goal that the campaign does not have. */
    GOAL_UNKNOWN,
    /** An exit leaves out what its kind is for. */
    EXIT_INCOMPLETE,
    /** A tag step does nothing, or the same tag both ways. */
    TAGS_IDLE,
    /** The arms of a split cannot divide anybody, or do not divide as they say. */
    ARMS_INVALID,
    /** The shares of a split sum to no hundred, or one of them is nothing. */
    ARMS_UNEVEN,
    /** An experiment has no control to compare with. */
    CONTROL_MISSING;

    /** The word in JSON: {@code node-unreachable}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
