package org.millrace.platform.identity.web;

/**
 * The page to show after the sign-in. It is always appended to our own context path, so that nobody is led elsewhere.
 *
 * @param path begins with a slash
 */
record Wanted(String path) {

    static final Wanted HOME = new Wanted("/campaigns");

    static Wanted of(String asked) {
        boolean ours = asked != null
                && asked.startsWith("/")
                && asked.length() <= 2_000
                && asked.chars().allMatch(c -> c > ' ' && c < 127 && c != '\\')
                && !asked.contains("..")
                && !asked.contains("//")
                && !asked.startsWith("/login")
                && !asked.startsWith("/session");
        return ours && !asked.equals("/") ? new Wanted(asked) : HOME;
    }
}
