package org.millrace.contact;

import java.time.ZoneId;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Set;
import org.millrace.platform.Sentence;

/** Where a contact lives and what it speaks. */
final class Places {

    private static final Set<String> ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());

    private Places() {}

    static String timeZone(String value) throws InvalidValue {
        String zone = value.strip();
        if (!ZONES.contains(zone)) {
            throw new InvalidValue(
                    Sentence.of("is not a time zone"), Sentence.of("Use a name of the IANA list: Europe/Berlin."));
        }
        return zone;
    }

    static String locale(String value) throws InvalidValue {
        String tag = value.strip().replace('_', '-');
        try {
            Locale locale = new Locale.Builder().setLanguageTag(tag).build();
            if (!locale.getLanguage().isEmpty() && tag.length() <= 35) {
                return locale.toLanguageTag();
            }
        } catch (IllformedLocaleException e) {
            // told below
        }
        throw new InvalidValue(Sentence.of("is not a language tag"), Sentence.of("Use BCP 47: de or pt-BR."));
    }
}
