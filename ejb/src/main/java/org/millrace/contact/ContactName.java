package org.millrace.contact;

/** @param tenant its short name */
public record ContactName(String tenant, String externalId) {}
