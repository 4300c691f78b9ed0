package org.millrace.delivery;

/**
 * Which messages; null = no matter.
 *
 * @param contact an external id
 */
public record MessageFilter(MessageState state, Long campaignId, Long runId, String contact) {

    public static final MessageFilter ALL = new MessageFilter(null, null, null, null);

    public static MessageFilter inState(MessageState state) {
        return new MessageFilter(state, null, null, null);
    }
}
