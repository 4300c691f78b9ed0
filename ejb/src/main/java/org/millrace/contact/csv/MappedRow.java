package org.millrace.contact.csv;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.millrace.contact.ContactField;

/** A row that was not refused. */
record MappedRow(long row, String externalId, Map<ContactField, String> fields, ObjectNode attributes) {}
