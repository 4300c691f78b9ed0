package org.millrace.template;

import org.millrace.platform.Sentence;

/** Rendering went beyond what one message may cost; the values are too many for the template. */
public class TemplateTooLarge extends RuntimeException {

    private final transient Sentence said;

    TemplateTooLarge(Sentence said) {
        super(said.toString());
        this.said = said;
    }

    public Sentence said() {
        return said;
    }
}
