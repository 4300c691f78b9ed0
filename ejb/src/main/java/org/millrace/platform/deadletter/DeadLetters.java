package org.millrace.platform.deadletter;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.millrace.platform.AuditTrail;
import org.millrace.platform.Caller;
import org.millrace.platform.CallerContext;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Json;
import org.millrace.platform.NotFound;
import org.millrace.platform.Page;
import org.millrace.platform.Roles;
import org.millrace.platform.Sentence;
import org.millrace.platform.TenantSlugRepository;

/** Messages that could never be taken, for those who mend them. */
@Stateless
@RolesAllowed(Roles.ADMIN)
public class DeadLetters {

    /** A message on the queue may be as long as a dead letter is kept. */
    static final int LONGEST = 100_000;

    private final DeadLetterReadRepository letters;
    private final TenantSlugRepository tenants;
    private final EventQueue queue;
    private final AuditTrail audit;
    private final CallerContext context;
    private final Clock clock;

    protected DeadLetters() {
        this(null, null, null, null, null, null);
    }

    @Inject
    DeadLetters(
            DeadLetterReadRepository letters,
            TenantSlugRepository tenants,
            EventQueue queue,
            AuditTrail audit,
            CallerContext context,
            Clock clock) {
        this.letters = letters;
        this.tenants = tenants;
        this.queue = queue;
        this.audit = audit;
        this.context = context;
        this.clock = clock;
    }

    /** @param after the cursor of the page before; null for the first */
    public Page<DeadLetter> open(String after, int limit) {
        List<DeadLetter> rows = letters.open(context.tenant(), Page.after(after, 0), Page.limit(limit) + 1);
        return Page.of(rows, limit, letter -> Long.toString(letter.id()));
    }

    public DeadLetter get(long id) {
        return letters.find(context.tenant(), id).orElseThrow(() -> new NotFound("dead letter", id));
    }

    /**
     * Puts it back on its queue, in one transaction with the note that it is settled. What is still wrong with it comes back as a
     * new dead letter.
     *
     * @param payload the mended text; null = as it came
     */
    public void requeue(long id, String payload) {
        Caller caller = context.caller();
        DeadLetter letter = lock(caller, id);
        String text = payload == null ? letter.payload() : payload;
        if (text.isBlank() || text.length() > LONGEST) {
            throw new InvalidInput(
                    "payload",
                    Sentence.of("is empty or too long"),
                    Sentence.of("Send JSON of at most 100,000 characters."));
        }
        queue.send(tenants.slugOf(caller.tenant()), text, Json.tree(letter.properties()));
        settle(caller, id, "dead-letter.requeued");
    }

    /** It stays in the table, settled, and is shown no more. */
    public void discard(long id) {
        Caller caller = context.caller();
        lock(caller, id);
        settle(caller, id, "dead-letter.discarded");
    }

    private DeadLetter lock(Caller caller, long id) {
        return letters.lock(caller.tenant(), id).orElseThrow(() -> new NotFound("dead letter", id));
    }

    private void settle(Caller caller, long id, String action) {
        letters.settle(caller.tenant(), id, caller.name(), clock.instant());
        audit.record(caller, action, new AuditTrail.Subject("dead-letter", id), null, null);
    }
}
