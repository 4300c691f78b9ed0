package org.millrace.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Optional;

/** Since every use points backwards in one order, there is no circle either. */
final class UsesOnlyEarlier extends ArchCondition<JavaClass> {

    private final String root;
    private final List<String> order;

    UsesOnlyEarlier(String root, List<String> order) {
        super("use only capabilities that stand before their own");
        this.root = root;
        this.order = order;
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        int place = place(type).orElse(Integer.MAX_VALUE);
        for (Dependency use : type.getDirectDependenciesFromSelf()) {
            if (place(use.getTargetClass()).orElse(0) > place) {
                events.add(SimpleConditionEvent.violated(type, use.getDescription()));
            }
        }
    }

    private Optional<Integer> place(JavaClass type) {
        String name = type.getPackageName() + ".";
        for (int i = 0; i < order.size(); i++) {
            if (name.startsWith(root + "." + order.get(i) + ".")) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }
}
