package org.millrace.architecture.seeded.contact;

/** Breaks a rule on purpose. */
final class ContactStore {}
