package org.millrace.contact;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.millrace.platform.CallerContext;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Page;
import org.millrace.platform.Roles;

/** What contacts did. */
@Stateless
public class Events {

    private final EventIntake intake;
    private final EventPageRepository pages;
    private final CallerContext callers;

    Events() {
        this(null, null, null);
    }

    @Inject
    Events(EventIntake intake, EventPageRepository pages, CallerContext callers) {
        this.intake = intake;
        this.pages = pages;
        this.callers = callers;
    }

    /**
     * Stores 1 to 10,000 events. Each is checked by itself: one that is rejected does not stop the others. The same source and
     * external id again changes nothing, so a call whose answer was lost can be repeated.
     */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.INTEGRATION})
    public RecordedEvents record(List<NewEvent> events) {
        return intake.record(callers.tenant(), IncomingEvent.of(events));
    }

    /**
     * The same for what comes as JSON: one event, or {@code {"events": [event, …]}}.
     *
     * @throws InvalidInput the one event cannot be stored; of a list those that cannot are named in the answer
     */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.INTEGRATION})
    public RecordedEvents read(JsonNode payload) {
        RecordedEvents recorded = intake.record(callers.tenant(), IncomingEvent.read(payload));
        if (!payload.has("events") && !recorded.rejected().isEmpty()) {
            throw new InvalidInput(List.of(recorded.rejected().get(0).error()));
        }
        return recorded;
    }

    /**
     * The contact's events, the newest first.
     *
     * @param cursor of the page before; null = the first page
     */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST, Roles.INTEGRATION})
    public Page<StoredEvent> of(String contact, String cursor, int limit) {
        return pages.page(callers.tenant(), contact, cursor, limit);
    }
}
