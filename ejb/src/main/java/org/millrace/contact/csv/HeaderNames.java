package org.millrace.contact.csv;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a column is likely to hold, by its name. */
final class HeaderNames {

    private static final int MAX = 64;

    private static final Map<String, String> FIELDS = new HashMap<>();

    static {
        Map.of(
                        "externalId",
                        List.of("externalid", "id", "contactid", "customerid", "userid", "kundennummer"),
                        "email",
                        List.of("email", "emailaddress", "mail", "mailaddress"),
                        "phone",
                        List.of("phone", "phonenumber", "telephone", "mobile", "mobilephone", "cell", "cellphone"),
                        "firstName",
                        List.of("firstname", "givenname", "forename", "vorname"),
                        "lastName",
                        List.of("lastname", "surname", "familyname", "nachname"),
                        "timeZone",
                        List.of("timezone", "tz"),
                        "locale",
                        List.of("locale", "language", "lang"))
                .forEach((field, names) -> names.forEach(name -> FIELDS.put(name, field)));
    }

    private HeaderNames() {}

    /** The field, or null. */
    static String field(String column) {
        return FIELDS.get(column.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", ""));
    }

    /** The column's name in the form of an attribute's: {@code Zip code} becomes {@code Zip_code}. */
    static String attribute(String column) {
        String name = column.replaceAll("[^\\p{L}\\p{N}\\p{M}_-]+", "_").replaceAll("^[^\\p{L}\\p{N}_]+|_+$", "");
        return name.length() <= MAX ? name : name.substring(0, MAX);
    }
}
