package org.millrace.delivery;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.platform.PostgresDatabase;

class MessageRepositoryTest extends MessageStoreContract {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    private PostgresLedger ledger;

    @BeforeEach
    void empty() {
        DATABASE.clear();
        ledger = new PostgresLedger(DATABASE, clock);
    }

    @Override
    Ledger ledger() {
        return ledger;
    }

    @Override
    void count(List<Moved> moved) {
        ledger.counters.add(Moved.deltas(moved), clock.instant());
    }
}
