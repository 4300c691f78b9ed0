package org.millrace.run;

/**
 * Which runs to list; null means any.
 *
 * @param contact the contact's external id
 * @param live only those that have not ended
 */
public record RunFilter(Long campaignId, String contact, RunStatus status, boolean live) {

    public RunFilter(Long campaignId, String contact, RunStatus status) {
        this(campaignId, contact, status, false);
    }

    /** The runs that a contact is in now. */
    public static RunFilter liveOf(String contact) {
        return new RunFilter(null, contact, null, true);
    }
}
