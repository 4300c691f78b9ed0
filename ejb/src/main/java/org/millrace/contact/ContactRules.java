package org.millrace.contact;

/** The rules for what a contact may hold, for whoever reads contacts from elsewhere. Each gives the form that is kept. */
public final class ContactRules {

    public static final int MAX_ATTRIBUTES = Attributes.MAX;
    public static final int MAX_ATTRIBUTE_TEXT = Attributes.MAX_TEXT;

    private ContactRules() {}

    public static String externalId(String value) throws InvalidValue {
        return ExternalIds.normalised(value);
    }

    public static String attributeName(String name) throws InvalidValue {
        return Attributes.name(name);
    }

    public static String attributeText(String value) throws InvalidValue {
        return Texts.storable(value, Attributes.MAX_TEXT);
    }

    public static String tag(String value) throws InvalidValue {
        return Tags.normalised(value);
    }

    /** @param region where a number without a country code is dialled: {@code GB} */
    public static String phone(String value, String region) throws InvalidValue {
        return PhoneNumber.normalised(value, region);
    }

    public static boolean isRegion(String region) {
        return PhoneNumber.isRegion(region);
    }
}
