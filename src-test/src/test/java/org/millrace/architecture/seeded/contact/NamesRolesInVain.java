package org.millrace.architecture.seeded.contact;

import jakarta.annotation.security.RolesAllowed;

/** Breaks a rule on purpose. */
class NamesRolesInVain {

    @RolesAllowed("admin")
    void act() {}
}
