package org.millrace.platform;

/**
 * Who calls, and for which tenant. The name of the authenticated principal is {@code <tenant id>:<name>}, so that every layer
 * knows the tenant without a look-up; an API key's name is {@code key/<name>}.
 */
public record Caller(int tenant, String name) {

    public static Caller ofPrincipal(String principalName) {
        int colon = principalName.indexOf(':');
        if (colon < 1) {
            throw new IllegalStateException("Not a principal of Millrace: " + principalName);
        }
        return new Caller(Integer.parseInt(principalName.substring(0, colon)), principalName.substring(colon + 1));
    }

    public String principalName() {
        return tenant + ":" + name;
    }
}
