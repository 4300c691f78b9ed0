package org.millrace.template;

/** Rendering went beyond what one message may cost; the values are too many for the template. */
public class TemplateTooLarge extends RuntimeException {

    TemplateTooLarge(String message) {
        super(message);
    }
}
