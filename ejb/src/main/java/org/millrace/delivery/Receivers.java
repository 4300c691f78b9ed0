package org.millrace.delivery;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import org.millrace.delivery.webhook.UnsafeUrl;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Roles;

/** Whether the receiver of a webhook would be called. Apart from saving, since a name server is asked, and no transaction waits for one. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Receivers {

    private final WebhookSettings settings;

    Receivers() {
        this(null);
    }

    @Inject
    Receivers(WebhookSettings settings) {
        this.settings = settings;
    }

    /** @throws InvalidInput by the rule of the call itself, and in its words */
    @RolesAllowed(Roles.ADMIN)
    public void refuseUncallable(ProviderDraft draft) {
        if (draft.url() == null) {
            return;
        }
        try {
            settings.destinations().refuseUncallable(draft.url());
        } catch (UnsafeUrl e) {
            throw new InvalidInput(List.of(ProviderDraft.uncallable(e)));
        }
    }
}
