package org.millrace.delivery;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.millrace.counter.CounterStore;
import org.millrace.platform.AuditTrail;
import org.millrace.platform.Caller;
import org.millrace.platform.CallerContext;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.NotFound;
import org.millrace.platform.Page;
import org.millrace.platform.Roles;
import org.millrace.platform.Sentence;

/** The ledger for people: what was sent to whom, and what nobody can prove. */
@Stateless
public class Messages {

    /** How many messages one report may settle. */
    public static final int MAX_REPORT = 10_000;

    private static final int MAX_NOTE = 500;

    private final MessageReadRepository reading;
    private final ResolutionRepository resolutions;
    private final CounterStore counters;
    private final CallerContext callers;
    private final AuditTrail audit;
    private final Clock clock;

    Messages() {
        this(null, null, null, null, null, null);
    }

    @Inject
    Messages(
            MessageReadRepository reading,
            ResolutionRepository resolutions,
            CounterStore counters,
            CallerContext callers,
            AuditTrail audit,
            Clock clock) {
        this.reading = reading;
        this.resolutions = resolutions;
        this.counters = counters;
        this.callers = callers;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param cursor from the page before, or null */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    public Page<MessageSummary> page(MessageFilter filter, String cursor, int limit) {
        List<MessageSummary> rows =
                reading.page(callers.tenant(), filter, Page.after(cursor, Long.MAX_VALUE), limit + 1);
        return Page.of(rows, limit, message -> Long.toString(message.id()));
    }

    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    public MessageSummary get(long id) {
        return reading.find(callers.tenant(), id).orElseThrow(() -> new NotFound("message", id));
    }

    /** @param note how this is known; may be null */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    public MessageSummary resolve(long id, Resolution resolution, String note) {
        MessageSummary before = get(id);
        if (settle(Set.of(id), resolution, note).isEmpty()) {
            throw new MessageNotUncertain(id, get(id).state());
        }
        MessageSummary after = get(id);
        audit.record(callers.caller(), "message.resolved", new AuditTrail.Subject("message", id), before, after);
        return after;
    }

    /**
     * Settles many at once, as a report of the relay knows them. Messages that are not uncertain, or not ours, are left alone and
     * listed.
     *
     * @return the numbers of those that were left alone
     */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    public List<Long> reconcile(List<Long> ids, Resolution resolution, String note) {
        if (ids.isEmpty() || ids.size() > MAX_REPORT) {
            throw new InvalidInput(
                    "messages",
                    Sentence.of("is empty or too long"),
                    Sentence.of("Name 1 to {0} messages.", MAX_REPORT));
        }
        List<Moved> settled = settle(new HashSet<>(ids), resolution, note);
        Caller caller = callers.caller();
        settled.forEach(move -> audit.record(
                caller,
                "message.resolved",
                new AuditTrail.Subject("message", move.messageId()),
                move.was(),
                move.is()));
        Set<Long> done = settled.stream().map(Moved::messageId).collect(Collectors.toSet());
        List<Long> left = new ArrayList<>(ids);
        left.removeAll(done);
        return left;
    }

    private List<Moved> settle(Set<Long> ids, Resolution resolution, String note) {
        if (note != null && note.length() > MAX_NOTE) {
            throw new InvalidInput(
                    "note", Sentence.of("is too long"), Sentence.of("Use at most {0} characters.", MAX_NOTE));
        }
        Instant now = clock.instant();
        String said = "resolved as " + resolution.word() + " by "
                + callers.caller().name() + (note == null || note.isBlank() ? "" : ": " + note);
        List<Moved> settled = resolutions.resolve(callers.tenant(), ids, resolution, said, now);
        counters.add(Moved.deltas(settled), now);
        return settled;
    }
}
