package org.millrace.workflow;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** All step types there are. Closed when the application has started: nothing can be added to a running engine. */
@ApplicationScoped
public class StepCatalogue {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    private final Map<String, StepType<?>> types;

    @Inject
    StepCatalogue(@Any Instance<StepType<?>> found) {
        this(found.stream().toList());
    }

    public StepCatalogue(Collection<? extends StepType<?>> types) {
        SortedMap<String, StepType<?>> byName = new TreeMap<>();
        for (StepType<?> type : types) {
            if (!NAME.matcher(type.name()).matches()) {
                throw new IllegalStateException("A step type is called \"" + type.name() + "\", which is not a word of "
                        + "lower-case letters, digits and hyphens: "
                        + type.getClass().getName());
            }
            StepType<?> other = byName.put(type.name(), type);
            if (other != null) {
                throw new IllegalStateException("Two step types are called \"" + type.name() + "\": "
                        + other.getClass().getName() + " and " + type.getClass().getName());
            }
        }
        this.types = Collections.unmodifiableSortedMap(byName);
    }

    protected StepCatalogue() {
        this.types = Map.of();
    }

    /** Makes a faulty catalogue stop the deployment rather than the first publication. */
    void close(@Observes @Initialized(ApplicationScoped.class) Object start) {
        if (types.isEmpty()) {
            throw new IllegalStateException("There are no step types");
        }
    }

    public Optional<StepType<?>> find(String name) {
        return Optional.ofNullable(types.get(name));
    }

    /** By name. */
    public Collection<StepType<?>> all() {
        return types.values();
    }

    public Collection<String> names() {
        return types.keySet();
    }
}
