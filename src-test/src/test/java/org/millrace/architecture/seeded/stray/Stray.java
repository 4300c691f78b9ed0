package org.millrace.architecture.seeded.stray;

/** Breaks a rule on purpose. */
final class Stray {}
