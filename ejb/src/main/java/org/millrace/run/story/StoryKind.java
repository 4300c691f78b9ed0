package org.millrace.run.story;

/** Of what kind an entry of a contact's story is. */
public enum StoryKind {
    /** Something the contact did, or a system told of it. */
    EVENT,
    /** A message that was made for it. */
    MESSAGE,
    /** It entered a campaign, or its run there ended. */
    RUN,
    /** It agreed to be written to, or did not any more. */
    CONSENT,
    /** Its score moved. */
    SCORE,
    /** Somebody, or another system, changed what is known of it. */
    CHANGE
}
