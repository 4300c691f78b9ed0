package org.millrace.run;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.millrace.contact.ContactChangeRepository;
import org.millrace.contact.ContactsChanged;
import org.millrace.platform.Roles;
import org.millrace.predicate.FactsNeeded;
import org.millrace.workflow.CompiledNode;
import org.millrace.workflow.WorkflowVersions;

/**
 * Has runs looked at again that wait for what their contact says, after the contact has changed. It waits for batches that hold such
 * runs, so that no run goes on waiting for what it read before the change. The writer's own transaction never waits for a run.
 */
@Stateless
@RolesAllowed(Roles.ENGINE)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class ChangedContacts {

    private final ContactChangeRepository changes;
    private final WaitingRunRepository runs;
    private final WorkflowVersions versions;
    private final Clock clock;

    protected ChangedContacts() {
        this(null, null, null, null);
    }

    @Inject
    ChangedContacts(
            ContactChangeRepository changes, WaitingRunRepository runs, WorkflowVersions versions, Clock clock) {
        this.changes = changes;
        this.runs = runs;
        this.versions = versions;
        this.clock = clock;
    }

    /** @return how many notes were taken */
    public int wake(int limit) {
        List<ContactsChanged> taken = changes.take(limit);
        taken.forEach(changed -> {
            List<Long> reading = runs.lockOf(changed.tenant(), changed.contactIds()).stream()
                    .filter(this::readsTheContact)
                    .map(WaitingRunRepository.Waiting::runId)
                    .toList();
            runs.lookAgain(reading, clock.instant());
        });
        return taken.size();
    }

    private boolean readsTheContact(WaitingRunRepository.Waiting run) {
        return readsTheContact(versions.compiled(run.versionId()).node(run.nodeNo()));
    }

    private static <C extends Record> boolean readsTheContact(CompiledNode<C> node) {
        FactsNeeded needed = node.type().reads(node.configuration());
        return needed.contact() || needed.standing();
    }
}
