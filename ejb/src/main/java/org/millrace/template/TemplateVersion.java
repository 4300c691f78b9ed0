package org.millrace.template;

/**
 * A version of a template, which never changes.
 *
 * @param id 0 for a source that is not stored
 * @param channel {@code email}
 * @param topic what the recipient can opt out of; {@code transactional} needs no way out
 */
public record TemplateVersion(long id, String slug, int no, String channel, String topic, TemplateSource source) {

    /** The topic of mails that a recipient cannot opt out of: receipts, passwords. */
    public static final String TRANSACTIONAL = "transactional";

    /** The same with another subject line, where one is given. */
    public TemplateVersion withSubject(String subject) {
        return subject == null
                ? this
                : new TemplateVersion(
                        id, slug, no, channel, topic, new TemplateSource(subject, source.html(), source.text()));
    }

    boolean needsUnsubscribe() {
        return !TRANSACTIONAL.equals(topic);
    }
}
