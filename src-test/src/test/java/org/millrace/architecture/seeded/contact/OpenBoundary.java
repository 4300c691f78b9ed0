package org.millrace.architecture.seeded.contact;

import jakarta.ejb.Stateless;

/** Breaks a rule on purpose. */
@Stateless
public class OpenBoundary {

    public void act() {}
}
