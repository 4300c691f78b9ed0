package org.millrace.counter;

class MemoryCountersTest extends CounterStoreContract {

    private final CounterStore counters = new MemoryCounters();

    @Override
    CounterStore counters() {
        return counters;
    }
}
