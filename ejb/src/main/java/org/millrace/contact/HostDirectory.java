package org.millrace.contact;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.millrace.platform.TransactionFailure;
import org.millrace.spi.ContactChanges;
import org.millrace.spi.ContactDirectory;
import org.millrace.spi.DirectoryUnavailable;

/**
 * Tells the host's directory, where there is one, what steps change about contacts, in the caller's transaction. A failure is
 * judged here: either nothing can be written now ({@link HostAway}), or what was told is at fault, which is found by halves.
 */
@ApplicationScoped
public class HostDirectory {

    /** A batch that fails later than this may have been too large; the whole transaction has 60 s. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final System.Logger LOG = System.getLogger(HostDirectory.class.getName());

    private final Host host;
    private final ContactNameStore names;
    private final LongSupplier nanos;
    private final AtomicBoolean away = new AtomicBoolean();

    /** For the proxy, and of an engine without a host. */
    public HostDirectory() {
        this(Host.NONE, tenants -> Map.of(), System::nanoTime);
    }

    @Inject
    HostDirectory(HostLookup host, ContactNameRepository names) {
        this(host, names, System::nanoTime);
    }

    /** @param nanos as of {@link System#nanoTime} */
    public HostDirectory(Host host, ContactNameStore names, LongSupplier nanos) {
        this.host = host;
        this.names = names;
        this.nanos = nanos;
    }

    public void tell(List<TagChange> tags, List<AttributeChange> attributes, Instant now) {
        if (tags.isEmpty() && attributes.isEmpty() || !host.expected()) {
            return;
        }
        long begun = nanos.getAsLong();
        Set<Long> contacts = Stream.concat(
                        tags.stream().map(TagChange::contactId),
                        attributes.stream().map(AttributeChange::contactId))
                .collect(Collectors.toSet());
        List<ContactChanges> changes = HostChanges.of(tags, attributes, names, now);
        try {
            ContactDirectory directory = host.directory();
            changes.forEach(directory::apply);
            host.demandLiveTransaction();
        } catch (RuntimeException e) {
            throw judged(e, contacts, nanos.getAsLong() - begun > PATIENCE.toNanos());
        }
        answered(nanos.getAsLong() - begun, contacts.size());
    }

    private void answered(long took, int contacts) {
        if (took > PATIENCE.toNanos()) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The host''s directory took {0} s for {1} contacts; a lower millrace.engine.batch makes batches smaller",
                    took / 1_000_000_000,
                    contacts);
        }
        if (away.getAndSet(false)) {
            LOG.log(System.Logger.Level.INFO, "The host's directory answers again");
        }
    }

    private RuntimeException judged(RuntimeException failure, Set<Long> contacts, boolean late) {
        if (late && contacts.size() > 1) {
            IllegalStateException tooMuch = new IllegalStateException(
                    "The host's directory failed after more than " + PATIENCE.toSeconds() + " s: " + failure);
            tooMuch.addSuppressed(failure);
            return tooMuch;
        }
        Optional<String> outage = outage(failure);
        if (outage.isEmpty() && !late) {
            return failure;
        }
        String why = outage.orElseGet(failure::toString);
        if (!away.getAndSet(true)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The host''s directory cannot be written, what needs it waits: {0}",
                    why);
            LOG.log(System.Logger.Level.DEBUG, why, failure);
        }
        return new HostAway(why, contacts, failure);
    }

    /** Why no contact is to blame, if so. */
    private Optional<String> outage(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DirectoryUnavailable) {
                return Optional.of(cause.getMessage());
            }
        }
        TransactionFailure judged = TransactionFailure.of(failure);
        return judged.ofInfrastructure() ? Optional.of(judged.error()) : host.goneMeanwhile();
    }

    /** Where the directory is. */
    public interface Host {

        /** An engine without one. */
        Host NONE = new Host() {
            @Override
            public boolean expected() {
                return false;
            }

            @Override
            public ContactDirectory directory() {
                throw new DirectoryUnavailable("There is none.");
            }
        };

        /** Whether there is one, reachable or not. */
        boolean expected();

        /** @throws DirectoryUnavailable when it is not where it should be */
        ContactDirectory directory();

        /** After a failure: why it cannot be reached any more; empty when it can. */
        default Optional<String> goneMeanwhile() {
            try {
                directory();
                return Optional.empty();
            } catch (DirectoryUnavailable e) {
                return Optional.of(e.getMessage());
            }
        }

        /** @throws IllegalStateException when the directory has ended the transaction without saying so */
        default void demandLiveTransaction() {}
    }
}
