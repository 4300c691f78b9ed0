package org.millrace.platform;

/** A caller without a server: boundaries that a test calls directly see this one. */
public final class FixedCaller extends CallerContext {

    private final Caller caller;
    private final String role;

    public FixedCaller(int tenant, String name, String role) {
        this.caller = new Caller(tenant, name);
        this.role = role;
    }

    @Override
    public Caller caller() {
        return caller;
    }

    @Override
    public int tenant() {
        return caller.tenant();
    }

    @Override
    public boolean hasRole(String asked) {
        return role.equals(asked);
    }
}
