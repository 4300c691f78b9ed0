package org.millrace.template;

import java.util.regex.Pattern;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Sentence;

/** What a slug looks like. */
final class Slugs {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?");

    private Slugs() {}

    static void refuseUnlessSlug(String slug) {
        if (!SLUG.matcher(slug).matches()) {
            throw new InvalidInput(
                    "slug",
                    Sentence.of("\"{0}\" is not a slug.", slug),
                    Sentence.of("Use up to 64 lower-case letters, digits and hyphens."));
        }
    }
}
