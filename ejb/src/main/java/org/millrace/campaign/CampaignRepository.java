package org.millrace.campaign;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import org.hibernate.exception.ConstraintViolationException;

@Dependent
class CampaignRepository {

    @PersistenceContext
    private EntityManager entities;

    CampaignRepository() {}

    CampaignRepository(EntityManager entities) {
        this.entities = entities;
    }

    void add(Campaign campaign, String name) {
        entities.persist(campaign);
        flush(name);
    }

    /** Sends what was changed, so that queries and the version number show it. */
    void flush(String name) {
        try {
            entities.flush();
        } catch (ConstraintViolationException e) {
            if ("campaign_name".equals(e.getConstraintName())) {
                throw new CampaignNameTaken(name);
            }
            throw e;
        }
    }

    Optional<Campaign> find(int tenant, long id) {
        return Optional.ofNullable(entities.find(Campaign.class, id)).filter(campaign -> campaign.tenant() == tenant);
    }

    /** Takes over what was committed since it was read. */
    void refresh(Campaign campaign) {
        entities.refresh(campaign);
    }
}
