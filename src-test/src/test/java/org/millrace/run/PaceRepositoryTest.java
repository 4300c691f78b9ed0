package org.millrace.run;

import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.campaign.TestCampaigns;
import org.millrace.platform.PostgresDatabase;

class PaceRepositoryTest extends PaceContract {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    private long campaign;

    @BeforeEach
    void aCampaign() {
        DATABASE.clear();
        campaign = TestCampaigns.row(DATABASE.jdbi(), DATABASE.newTenant("paced"), "C", "ACTIVE");
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
