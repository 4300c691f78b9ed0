package org.millrace.delivery.tracking;

import org.millrace.contact.ContactEvent;
import org.millrace.counter.Metric;

/** How a recipient reacts to a message; what is remembered of it beside the event. */
enum Reaction {
    OPENED(ContactEvent.EMAIL_OPENED, Metric.OPENED, Metric.OPENED_HUMAN, "opened_at", "opened_human_at"),
    CLICKED(ContactEvent.EMAIL_CLICKED, Metric.CLICKED, Metric.CLICKED_HUMAN, "clicked_at", "clicked_human_at");

    final String event;
    final Metric metric;
    final Metric humanMetric;
    final String column;
    final String humanColumn;

    Reaction(String event, Metric metric, Metric humanMetric, String column, String humanColumn) {
        this.event = event;
        this.metric = metric;
        this.humanMetric = humanMetric;
        this.column = column;
        this.humanColumn = humanColumn;
    }
}
