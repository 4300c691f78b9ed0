package org.millrace.delivery;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.millrace.delivery.SentValuesRepository.Kept;
import org.millrace.platform.Json;
import org.millrace.template.RenderContext;

/**
 * The values that a mail was made of, kept in the transaction of its intent. A version of a template never changes, so they are
 * enough to say later what exactly was sent. Only what the template reads is kept, and nothing of a message that is no mail: a
 * webhook's body may carry secrets, and the channel {@code null} makes nothing.
 */
@Dependent
class SentValues {

    private final MailContents contents;
    private final SentValuesRepository repository;

    @Inject
    SentValues(MailContents contents, SentValuesRepository repository) {
        this.contents = contents;
        this.repository = repository;
    }

    void keep(Collection<Intent> intents, Instant now) {
        List<Kept> kept = intents.stream()
                .filter(intent -> intent.message().channel().equals(MailChannel.WORD))
                .flatMap(intent -> contents
                        .values(intent)
                        .map(values ->
                                new Kept(intent.message().id(), intent.message().tenant(), Json.write(values)))
                        .stream())
                .toList();
        if (!kept.isEmpty()) {
            repository.keep(kept, now);
        }
    }

    /** Empty where it is not sent yet, and where the time is over for which values are kept. */
    Optional<RenderContext> of(int tenant, long message) {
        return repository.find(tenant, message).map(values -> Json.read(values, RenderContext.class));
    }
}
