package org.millrace.architecture.seeded.run;

/** Stands late in the order. */
public final class Later {}
