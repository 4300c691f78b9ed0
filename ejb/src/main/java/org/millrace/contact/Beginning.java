package org.millrace.contact;

import java.util.Locale;
import java.util.Map;

/**
 * How an external id or an address begins, asked as a range, which the indexes answer under a prepared plan as well.
 *
 * @param text in any case for an address
 */
public record Beginning(String text) {

    /** Conditions on a row of {@code contact} with the alias {@code c}. */
    public static final String BY_ID = "c.external_id >= :b_id and c.external_id < :b_id_to";

    public static final String BY_MAIL = "lower(c.email) ~>=~ :b_mail and lower(c.email) ~<~ :b_mail_to";

    private static final String LAST_CHARACTER = Character.toString(Character.MAX_CODE_POINT);

    /** The values that the conditions name. */
    public Map<String, Object> bindings() {
        String lower = text.toLowerCase(Locale.ROOT);
        return Map.of(
                "b_id", text, "b_id_to", text + LAST_CHARACTER, "b_mail", lower, "b_mail_to", lower + LAST_CHARACTER);
    }
}
