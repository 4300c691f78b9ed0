package org.millrace.workflow;

/**
 * Where those who stand at a node of one version would stand in the other.
 *
 * @param reason why this is sure
 */
public record NodeMatch(String from, String to, Reason reason) {

    /** What makes two nodes the same. */
    public enum Reason {
        /** They have one id and one type. */
        SAME_ID,
        /** They have one type, and a name that no other new or removed node of this type has. */
        SAME_NAME,
        /** They have one type, and stand between the same neighbours by the same ports, which no other does. */
        SAME_PLACE
    }
}
