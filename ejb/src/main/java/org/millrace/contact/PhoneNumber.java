package org.millrace.contact;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import org.millrace.platform.Sentence;

/** A telephone number in the form E.164: {@code +442071838750}. */
final class PhoneNumber {

    private static final int MAX = 40;

    private PhoneNumber() {}

    /** @param region where a number without a country code is dialled, as ISO 3166 ({@code GB}); null = there is none */
    static String normalised(String value, String region) throws InvalidValue {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        String text = value.strip();
        if (text.length() > MAX || text.chars().anyMatch(Character::isISOControl)) {
            throw refused(region);
        }
        try {
            var number = numbers.parse(text, region);
            if (!numbers.isPossibleNumber(number) || number.hasExtension()) {
                throw refused(region);
            }
            return numbers.format(number, PhoneNumberFormat.E164);
        } catch (NumberParseException e) {
            throw refused(region);
        }
    }

    static boolean isRegion(String region) {
        return PhoneNumberUtil.getInstance().getSupportedRegions().contains(region);
    }

    private static InvalidValue refused(String region) {
        return new InvalidValue(
                Sentence.of("is not a telephone number"),
                region == null
                        ? Sentence.of("Write it with its country code: +442071838750.")
                        : Sentence.of("Write it as dialled in {0}, or with its country code.", region));
    }
}
