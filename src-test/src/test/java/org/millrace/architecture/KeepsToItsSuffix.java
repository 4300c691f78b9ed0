package org.millrace.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.ejb.MessageDriven;
import jakarta.inject.Named;
import jakarta.ws.rs.Path;
import java.util.Map;
import java.util.function.Predicate;

/** Store: a port. Timer: an EJB that ticks. Listener: takes messages. Resource: serves REST. View: a page's bean. */
final class KeepsToItsSuffix extends ArchCondition<JavaClass> {

    private static final Map<String, Predicate<JavaClass>> ROLES = Map.of(
            "Store", JavaClass::isInterface,
            "Timer", Ejbs.are(),
            "Listener", type -> type.isAnnotatedWith(MessageDriven.class),
            "Resource",
                    type -> type.isAnnotatedWith(Path.class)
                            && type.getPackageName().endsWith(".web"),
            "View",
                    type -> type.isAnnotatedWith(Named.class)
                            && type.getPackageName().endsWith(".web"));

    KeepsToItsSuffix() {
        super("keep to the role of their suffix");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        ROLES.forEach((suffix, role) -> {
            if (type.getSimpleName().endsWith(suffix) && !role.test(type)) {
                events.add(SimpleConditionEvent.violated(type, type.getName() + " is no " + suffix));
            }
        });
        if (type.isAnnotatedWith(Path.class) && !type.getSimpleName().endsWith("Resource")) {
            events.add(SimpleConditionEvent.violated(type, type.getName() + " serves REST without saying so"));
        }
    }
}
