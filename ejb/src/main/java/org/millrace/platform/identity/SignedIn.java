package org.millrace.platform.identity;

import java.io.Serializable;
import org.millrace.platform.Caller;

/**
 * Somebody who proved who they are.
 *
 * @param accountId the user, or 0 for an API key
 * @param credentialsEpoch a session holds for this epoch of the account; a new password or role begins the next one
 */
public record SignedIn(int tenant, String name, String role, long accountId, int credentialsEpoch)
        implements Serializable {

    public Caller caller() {
        return new Caller(tenant, name);
    }
}
