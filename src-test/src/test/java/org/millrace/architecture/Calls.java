package org.millrace.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.ObservesAsync;
import java.time.Clock;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Calls that the house does without. */
final class Calls {

    private static final Map<String, Set<String>> TOLD = Map.of(
            Class.class.getName(), Set.of("forName"),
            ClassLoader.class.getName(), Set.of("loadClass", "defineClass"),
            Runtime.class.getName(), Set.of("exec", "load", "loadLibrary"));

    private Calls() {}

    /** Elapsed time may be measured by System.nanoTime; what time it is comes from the injected clock. */
    static ArchCondition<JavaClass> noWallClock() {
        return new NoAccess("ask the injected clock for the time", access -> {
            String owner = access.getTargetOwner().getName();
            String name = access.getName();
            boolean withoutClock = access.getTarget() instanceof AccessTarget.CodeUnitCallTarget target
                    && target.getRawParameterTypes().isEmpty();
            return owner.startsWith("java.time.") && name.equals("now") && withoutClock
                    || owner.equals(Clock.class.getName()) && (name.startsWith("system") || name.startsWith("tick"))
                    || owner.equals(System.class.getName()) && name.equals("currentTimeMillis")
                    || owner.equals(Date.class.getName()) && name.equals("<init>") && withoutClock
                    || owner.equals("java.util.Calendar") && name.equals("getInstance");
        });
    }

    static ArchCondition<JavaClass> noAsynchronousNews() {
        return new NoAccess(
                "fire and observe events in the transaction",
                access -> access.getTargetOwner().isAssignableTo(Event.class)
                        && access.getName().equals("fireAsync")) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                super.check(type, events);
                for (JavaMethod method : type.getMethods()) {
                    if (method.getParameterAnnotations().stream()
                            .flatMap(Set::stream)
                            .anyMatch(annotation -> annotation.getRawType().isEquivalentTo(ObservesAsync.class))) {
                        events.add(SimpleConditionEvent.violated(method, method.getFullName() + " observes later"));
                    }
                }
            }
        };
    }

    static DescribedPredicate<JavaMethodCall> ofWhatItIsTold() {
        return DescribedPredicate.describe("load or run what they are told", call -> TOLD.getOrDefault(
                        call.getTargetOwner().getName(), Set.of())
                .contains(call.getName()));
    }

    private static class NoAccess extends ArchCondition<JavaClass> {

        private final Predicate<JavaAccess<?>> refused;

        NoAccess(String description, Predicate<JavaAccess<?>> refused) {
            super(description);
            this.refused = refused;
        }

        @Override
        public void check(JavaClass type, ConditionEvents events) {
            type.getAccessesFromSelf().stream()
                    .filter(refused)
                    .forEach(access -> events.add(SimpleConditionEvent.violated(type, access.getDescription())));
        }
    }
}
