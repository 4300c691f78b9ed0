package org.millrace.counter;

import org.millrace.rehearsal.MemoryCounters;

class MemoryCountersTest extends CounterStoreContract {

    private final CounterStore counters = new MemoryCounters();

    @Override
    CounterStore counters() {
        return counters;
    }
}
