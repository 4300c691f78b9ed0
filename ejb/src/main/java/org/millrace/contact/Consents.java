package org.millrace.contact;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.millrace.platform.AuditTrail;
import org.millrace.platform.Caller;
import org.millrace.platform.CallerContext;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.NotFound;
import org.millrace.platform.Roles;
import org.millrace.platform.Sentence;
import org.millrace.platform.Violation;

/** What contacts agreed to. An opt-out is in force with its commit: after it no send's intent is committed. */
@Stateless
public class Consents {

    private static final Pattern WORD = Pattern.compile("\\*|[a-z][a-z0-9_-]{0,49}");
    private static final int MAX_SOURCE = 100;

    private final ConsentLog log;
    private final ConsentReadRepository repository;
    private final ContactReading contacts;
    private final AuditTrail audit;
    private final CallerContext callers;
    private final Clock clock;

    Consents() {
        this(null, null, null, null, null, null);
    }

    @Inject
    Consents(
            ConsentLog log,
            ConsentReadRepository repository,
            ContactReading contacts,
            AuditTrail audit,
            CallerContext callers,
            Clock clock) {
        this.log = log;
        this.repository = repository;
        this.contacts = contacts;
        this.audit = audit;
        this.callers = callers;
        this.clock = clock;
    }

    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST, Roles.INTEGRATION})
    public ContactConsent of(String externalId) {
        int tenant = callers.tenant();
        return repository.of(tenant, contacts.get(tenant, externalId).id());
    }

    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.INTEGRATION})
    public ContactConsent state(String externalId, ConsentStatement statement) {
        check(statement);
        Caller caller = callers.caller();
        long contact = contacts.get(caller.tenant(), externalId).id();
        ConsentChange change = new ConsentChange(
                caller.tenant(),
                contact,
                statement.channel(),
                statement.topic(),
                statement.state(),
                clock.instant(),
                statement.source() == null ? "api" : statement.source(),
                null);
        if (!log.record(change)) {
            throw new NotFound("contact", externalId);
        }
        audit.record(caller, "contact.consent", new AuditTrail.Subject("contact", contact), null, statement);
        return repository.of(caller.tenant(), contact);
    }

    private static void check(ConsentStatement statement) {
        List<Violation> violations = new ArrayList<>();
        word("channel", statement.channel(), violations);
        word("topic", statement.topic(), violations);
        if (statement.state() == null) {
            violations.add(
                    new Violation("state", Sentence.of("is missing"), Sentence.of("Say OPTED_IN or OPTED_OUT.")));
        }
        if (statement.source() != null) {
            try {
                Texts.line(statement.source(), MAX_SOURCE);
            } catch (InvalidValue e) {
                violations.add(e.at("source"));
            }
        }
        if (!violations.isEmpty()) {
            throw new InvalidInput(violations);
        }
    }

    private static void word(String where, String value, List<Violation> violations) {
        if (value == null || !WORD.matcher(value).matches()) {
            violations.add(new Violation(
                    where,
                    Sentence.of("is not a name"),
                    Sentence.of("Use * for all, or a small letter and then small letters, digits, - and _.")));
        }
    }
}
