package org.millrace.platform;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How a form shows a component of a configuration, or a word of an enumeration; {@link FormModule} writes it into the JSON schema.
 * The guide to workflows lists the vocabulary.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface FormField {

    /** The label. */
    String value();

    /** What kind of text, number or object it is: {@code template}, {@code time-of-day}. */
    String format() default "";

    /** What the number counts. */
    String unit() default "";

    /** What is meant when it is left out, as JSON. */
    String byDefault() default "";

    /**
     * When it belongs to the form: {@code kind=handoff}, {@code attribute} (is there), {@code !attribute} (is not). A name with
     * {@code ^} before it is one of the object around this one. What has a value is shown in any case.
     */
    String when() default "";

    /** Seldom needed: behind "More". */
    boolean more() default false;
}
