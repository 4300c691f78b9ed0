package org.millrace.run;

import java.util.concurrent.Callable;

class MemoryPacesTest extends PaceContract {

    private final MemoryPaces paces = new MemoryPaces();

    @Override
    PaceStore store() {
        return paces;
    }

    @Override
    long campaign() {
        return 7;
    }

    @Override
    <T> T tx(Callable<T> work) {
        try {
            return work.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
