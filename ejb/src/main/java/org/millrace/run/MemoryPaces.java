package org.millrace.run;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Paces of an engine that runs over memory, in one thread. */
public final class MemoryPaces implements PaceStore {

    private final Map<Place, Given> given = new HashMap<>();

    @Override
    public Optional<Given> lock(int tenant, long campaignId, int nodeNo) {
        return Optional.ofNullable(given.get(new Place(tenant, campaignId, nodeNo)));
    }

    @Override
    public void write(int tenant, long campaignId, int nodeNo, Given now) {
        given.put(new Place(tenant, campaignId, nodeNo), now);
    }

    private record Place(int tenant, long campaignId, int nodeNo) {}
}
