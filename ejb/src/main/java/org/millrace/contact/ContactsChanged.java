package org.millrace.contact;

import java.util.List;

/** Fields or attributes of these contacts have changed. Tags and scores are not told. */
public record ContactsChanged(int tenant, List<Long> contactIds) {}
