package org.millrace.run;

import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.platform.PostgresDatabase;

class PaceRepositoryTest extends PaceContract {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    private long campaign;

    @BeforeEach
    void aCampaign() {
        DATABASE.clear();
        int tenant = DATABASE.newTenant("paced");
        campaign = DATABASE.jdbi().withHandle(h -> h.createQuery(
                        """
                                with w as (insert into workflow (tenant_id, slug, name, draft, created_at, updated_at)
                                           values (:tenant, 'w', 'W', '{}', now(), now()) returning id)
                                insert into campaign (tenant_id, name, type, status, workflow_id, audience_kind, owner, created_at)
                                select :tenant, 'C', 'DRIP', 'ACTIVE', id, 'ALL', 'mia', now() from w returning id
                                """)
                .bind("tenant", tenant)
                .mapTo(Long.class)
                .one());
    }

    @Override
    PaceStore store() {
        return new PaceRepository(DATABASE.jdbi());
    }

    @Override
    long campaign() {
        return campaign;
    }

    @Override
    <T> T tx(Callable<T> work) {
        return DATABASE.newTx(work);
    }
}
