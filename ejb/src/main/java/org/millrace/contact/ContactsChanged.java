package org.millrace.contact;

import java.util.List;

/**
 * Fields or attributes of these contacts have changed; or tags, scores, lists or their word on being written to, which are told only
 * where a workflow of the tenant waits for such.
 */
public record ContactsChanged(int tenant, List<Long> contactIds) {}
