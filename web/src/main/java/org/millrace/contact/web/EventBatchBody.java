package org.millrace.contact.web;

import java.util.List;
import org.millrace.contact.NewEvent;

/**
 * A batch of events.
 *
 * @param events 1 to 10,000 of them
 */
public record EventBatchBody(List<NewEvent> events) {}
