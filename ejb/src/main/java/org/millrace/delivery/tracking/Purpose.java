package org.millrace.delivery.tracking;

/** What a token may be used for; part of what is signed, so that none can be used for anything else. */
enum Purpose {
    OPEN("t/o/", ".gif"),
    CLICK("t/c/", ""),
    UNSUBSCRIBE("u/", "");

    private final String before;
    private final String after;

    Purpose(String before, String after) {
        this.before = before;
        this.after = after;
    }

    String path(String token) {
        return before + token + after;
    }
}
