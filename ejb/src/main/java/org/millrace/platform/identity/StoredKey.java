package org.millrace.platform.identity;

/** What a bearer is known by. */
record StoredKey(long id, int tenant, String name, String role) {

    SignedIn signedIn() {
        return new SignedIn(tenant, "key/" + name, role, 0, 0);
    }
}
