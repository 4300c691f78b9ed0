package org.millrace.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;
import org.hibernate.annotations.Immutable;

/** A part of an aggregate, which points at its root, is guarded by the root's version. */
final class HasVersionOrNeverChanges extends ArchCondition<JavaClass> {

    HasVersionOrNeverChanges() {
        super("have a @Version, be @Immutable, or belong to a root that has a @Version");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        boolean guarded = versioned(type)
                || type.isAnnotatedWith(Immutable.class)
                || type.getAllFields().stream()
                        .anyMatch(field -> field.isAnnotatedWith(ManyToOne.class) && versioned(field.getRawType()));
        if (!guarded) {
            events.add(SimpleConditionEvent.violated(type, type.getName() + " changes without a version"));
        }
    }

    private static boolean versioned(JavaClass type) {
        return type.getAllFields().stream().anyMatch(field -> field.isAnnotatedWith(Version.class));
    }
}
