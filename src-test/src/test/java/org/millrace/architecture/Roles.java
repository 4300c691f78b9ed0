package org.millrace.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;

/** Who may call what is said where the container enforces it, and nowhere else. */
final class Roles {

    private Roles() {}

    static ArchCondition<JavaClass> beSaidForEveryMethod() {
        return new ArchCondition<>("say for every public method who may call it") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (JavaMethod method : type.getMethods()) {
                    boolean open = method.getModifiers().contains(JavaModifier.PUBLIC)
                            && !method.getModifiers().contains(JavaModifier.STATIC)
                            && !method.getModifiers().contains(JavaModifier.SYNTHETIC);
                    if (open && !says(type) && !says(method)) {
                        events.add(SimpleConditionEvent.violated(method, method.getFullName() + " is for nobody"));
                    }
                }
            }
        };
    }

    static ArchCondition<JavaClass> notBeNamed() {
        return new ArchCondition<>("not name roles, which nobody would enforce there") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (type.isAnnotatedWith(RolesAllowed.class)
                        || type.getMethods().stream().anyMatch(method -> method.isAnnotatedWith(RolesAllowed.class))) {
                    events.add(SimpleConditionEvent.violated(type, type.getName() + " names roles in vain"));
                }
            }
        };
    }

    private static boolean says(JavaClass type) {
        return type.isAnnotatedWith(RolesAllowed.class)
                || type.isAnnotatedWith(PermitAll.class)
                || type.isAnnotatedWith(DenyAll.class);
    }

    private static boolean says(JavaMethod method) {
        return method.isAnnotatedWith(RolesAllowed.class)
                || method.isAnnotatedWith(PermitAll.class)
                || method.isAnnotatedWith(DenyAll.class);
    }
}
