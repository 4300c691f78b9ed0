package org.millrace.delivery;

import java.util.List;

/**
 * An account that messages leave by. Its secrets are never shown.
 *
 * @param channel {@code email} or {@code webhook}
 * @param session email: the JNDI name of a mail session of the server
 * @param url webhook: where it goes
 * @param templates slugs of templates whose messages leave by it where the step names no provider
 * @param topics topics whose messages leave by it where neither the step nor the template decides
 * @param fallback whether all other messages of the channel leave by it; without one, mail leaves by the server's own session
 * @param disabled why nothing leaves by it any more; null while something does
 * @param version counts the changes: the ETag
 */
public record ProviderDetails(
        String name,
        String channel,
        String session,
        String url,
        List<String> templates,
        List<String> topics,
        boolean fallback,
        String disabled,
        int version) {}
