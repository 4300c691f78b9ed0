package org.millrace.campaign;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the engine asks of campaigns, inside its own transactions. */
@Dependent
public class CampaignStates {

    private final CampaignStateRepository repository;

    @Inject
    CampaignStates(CampaignStateRepository repository) {
        this.repository = repository;
    }

    /**
     * The statuses, where a campaign that is held counts as FROZEN, kept from changing until the caller's transaction ends. A change of status that is already waiting goes first,
     * so that no stream of overlapping batches holds back a freeze.
     *
     * @return status by campaign id; what does not exist is missing
     */
    public Map<Long, CampaignStatus> lockedForWork(Collection<Long> campaignIds) {
        return termsForWork(campaignIds).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().status()));
    }

    /** The same with all that the campaigns say to their runs. */
    public Map<Long, CampaignTerms> termsForWork(Collection<Long> campaignIds) {
        return repository.lockShared(campaignIds);
    }

    /** From the commit of the caller's transaction on the campaign counts as FROZEN for whoever works for it. */
    public void hold(long campaignId) {
        repository.hold(campaignId, 1);
    }

    /** Takes a hold back, after waiting for all that have seen the campaign held. */
    public void release(long campaignId) {
        repository.lockExclusive(campaignId);
        repository.hold(campaignId, -1);
    }

    /** Since when the campaign is frozen; empty unless it is. */
    public Optional<Instant> frozenAt(int tenant, long campaignId) {
        return repository.frozenAt(tenant, campaignId);
    }

    /** As committed at this moment, for who only looks. */
    public Map<Long, CampaignTerms> terms(Collection<Long> campaignIds) {
        return repository.terms(campaignIds);
    }

    /** Waits until no transaction works on the campaigns any more, and keeps new ones waiting until the caller's ends. */
    public void lockedAlone(Collection<Long> campaignIds) {
        campaignIds.stream().sorted().forEach(repository::lockExclusive);
    }

    /** As committed at this moment; not locked. */
    public Optional<CampaignBinding> binding(long campaignId) {
        return repository.binding(campaignId);
    }
}
