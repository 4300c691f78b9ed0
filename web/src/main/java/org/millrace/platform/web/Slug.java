package org.millrace.platform.web;

import java.text.Normalizer;
import java.util.Locale;

/** The name of a thing in addresses, made from its name for people. */
public final class Slug {

    private static final int LONGEST = 60;

    private Slug() {}

    public static String of(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        String cut = plain.length() > LONGEST ? plain.substring(0, LONGEST).replaceAll("-+$", "") : plain;
        return cut.isEmpty() ? "unnamed" : cut;
    }
}
