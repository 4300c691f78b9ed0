package org.millrace.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateful;
import jakarta.ejb.Stateless;

/** What the EJB container guards. */
final class Ejbs {

    private Ejbs() {}

    static DescribedPredicate<JavaClass> are() {
        return DescribedPredicate.describe(
                "are EJBs",
                type -> type.isAnnotatedWith(Stateless.class)
                        || type.isAnnotatedWith(Singleton.class)
                        || type.isAnnotatedWith(Stateful.class)
                        || type.isAnnotatedWith(MessageDriven.class));
    }
}
