package org.millrace.architecture.seeded.contact;

import jakarta.faces.context.FacesContext;

/** Breaks a rule on purpose. */
final class KnowsFaces {

    FacesContext context() {
        return FacesContext.getCurrentInstance();
    }
}
