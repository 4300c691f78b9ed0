package org.millrace.template;

import java.util.regex.Pattern;
import org.millrace.platform.InvalidInput;

/** What a slug looks like. */
final class Slugs {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?");

    private Slugs() {}

    static void refuseUnlessSlug(String slug) {
        if (!SLUG.matcher(slug).matches()) {
            throw new InvalidInput(
                    "slug", "\"" + slug + "\" is not a slug.", "Use up to 64 lower-case letters, digits and hyphens.");
        }
    }
}
