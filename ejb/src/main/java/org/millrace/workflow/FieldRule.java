package org.millrace.workflow;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Which components of a configuration's record need each other; becomes {@code anyOf} and {@code dependentRequired} of its schema. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface FieldRule {

    /** At least one of these is there. */
    String[] oneOf() default {};

    /** All of these are there, or none. */
    String[] together() default {};
}
