package org.millrace.delivery.tracking;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/** Remembers the numbers of link targets: most mails of a campaign have the same ones. */
public final class KnownLinks {

    private static final int REMEMBERED = 10_000;

    private final BiFunction<Integer, Collection<String>, Map<String, Long>> store;
    private final Map<Key, Long> known = new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Long> eldest) {
            return size() > REMEMBERED;
        }
    };

    public KnownLinks(BiFunction<Integer, Collection<String>, Map<String, Long>> store) {
        this.store = store;
    }

    public Map<String, Long> numbers(int tenant, Collection<String> targets) {
        Map<String, Long> numbers = new HashMap<>();
        Set<String> unknown = new HashSet<>();
        synchronized (known) {
            for (String target : targets) {
                Long number = known.get(new Key(tenant, target));
                if (number == null) {
                    unknown.add(target);
                } else {
                    numbers.put(target, number);
                }
            }
        }
        if (!unknown.isEmpty()) {
            numbers.putAll(learn(tenant, unknown));
        }
        return numbers;
    }

    private Map<String, Long> learn(int tenant, Set<String> unknown) {
        Map<String, Long> learnt = store.apply(tenant, unknown);
        synchronized (known) {
            learnt.forEach((target, number) -> known.put(new Key(tenant, target), number));
        }
        return learnt;
    }

    private record Key(int tenant, String target) {}
}
