package org.millrace.delivery;

import java.util.List;

class MemoryLedgerTest extends MessageStoreContract {

    private final MemoryLedger ledger = new MemoryLedger(clock);

    @Override
    Ledger ledger() {
        return ledger;
    }

    @Override
    void count(List<Moved> moved) {
        ledger.counters.add(Moved.deltas(moved), clock.instant());
    }
}
