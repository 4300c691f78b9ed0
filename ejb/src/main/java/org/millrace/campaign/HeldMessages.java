package org.millrace.campaign;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.millrace.delivery.HeldMessageRepository;
import org.millrace.platform.Roles;

/**
 * Keeps the messages of campaigns that stand still out of the way, and brings them back when the campaign moves. The first of them
 * is held by the claim that meets it, which is how the others are found. Looks at what is, not at what happened: doing it twice, or
 * late, changes nothing.
 */
@Stateless
@RolesAllowed(Roles.ENGINE)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class HeldMessages {

    static final int CHUNK = 20_000;

    private final HeldMessageRepository messages;
    private final CampaignStates campaigns;
    private final Clock clock;

    protected HeldMessages() {
        this(null, null, null);
    }

    @Inject
    HeldMessages(HeldMessageRepository messages, CampaignStates campaigns, Clock clock) {
        this.messages = messages;
        this.campaigns = campaigns;
        this.clock = clock;
    }

    /** Of which campaigns messages are held. */
    public List<Long> campaigns() {
        return messages.campaigns();
    }

    /**
     * Takes the rest of a standing campaign's messages aside, or gives those of a moving one back; its status cannot change
     * meanwhile.
     *
     * @return whether there may be more
     */
    public boolean tidy(long campaignId) {
        CampaignStatus status = campaigns.lockedForWork(Set.of(campaignId)).get(campaignId);
        int moved = status == CampaignStatus.FROZEN
                ? messages.hold(campaignId, CampaignSendGuard.FROZEN, CHUNK)
                : messages.release(campaignId, clock.instant(), CHUNK);
        return moved == CHUNK;
    }
}
