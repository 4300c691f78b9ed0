package org.millrace.trigger;

/**
 * What is shown once.
 *
 * @param token the last part of the address; null where it stays as it is
 * @param secret {@code whsec_…}; null where it stays as it is
 */
public record IssuedHook(String token, String secret, Hook hook) {

    @Override
    public String toString() {
        return "IssuedHook of campaign " + hook.campaignId();
    }
}
