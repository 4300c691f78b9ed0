package org.millrace.architecture.seeded.contact.web;

import org.millrace.architecture.seeded.contact.Unversioned;

/** Breaks a rule on purpose. */
final class TouchesEntity {

    Unversioned entity() {
        return new Unversioned();
    }
}
