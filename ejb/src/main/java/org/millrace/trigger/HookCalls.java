package org.millrace.trigger;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;
import org.millrace.platform.Conflict;
import org.millrace.platform.InvalidInput;

/**
 * Calls from outside. The signature is the proof, so nobody is signed in here. All in one transaction: what is refused leaves no
 * trace, and the sender may send it again under the same id.
 */
@Stateless
@PermitAll
public class HookCalls {

    private final HookProof proof;
    private final HookEntry entry;

    protected HookCalls() {
        this(null, null);
    }

    @Inject
    HookCalls(HookProof proof, HookEntry entry) {
        this.proof = proof;
        this.entry = entry;
    }

    /**
     * Lets the contact enter that the call names. The same id again changes nothing.
     *
     * @return empty when the call is not from somebody who may call, or is not fresh
     * @throws InvalidInput the body does not say what the trigger needs
     * @throws Conflict the campaign takes no entries now, or has no webhook trigger
     */
    public Optional<HookReceipt> take(HookCall call) {
        return proof.check(call).map(hook -> entry.take(hook, call.id(), call.body()));
    }
}
