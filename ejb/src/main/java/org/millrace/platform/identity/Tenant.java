package org.millrace.platform.identity;

/** A customer of the installation; nothing of one is ever seen by another. */
record Tenant(int id, String slug, String name) {}
