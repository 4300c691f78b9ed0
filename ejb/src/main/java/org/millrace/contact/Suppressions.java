package org.millrace.contact;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.millrace.platform.AuditTrail;
import org.millrace.platform.Caller;
import org.millrace.platform.CallerContext;
import org.millrace.platform.Conflict;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.NotFound;
import org.millrace.platform.Roles;
import org.millrace.platform.Sentence;

/** Which addresses of a contact nobody writes to: seen, added by hand, lifted. An address is suppressed for all who have it. */
@Stateless
public class Suppressions {

    static final String MANUAL = "manual";
    static final String EMAIL = "email";

    private final ContactReading contacts;
    private final ConsentStore consents;
    private final SuppressedAddressRepository addresses;
    private final AuditTrail audit;
    private final CallerContext callers;
    private final Clock clock;

    Suppressions() {
        this(null, null, null, null, null, null);
    }

    @Inject
    Suppressions(
            ContactReading contacts,
            ConsentStore consents,
            SuppressedAddressRepository addresses,
            AuditTrail audit,
            CallerContext callers,
            Clock clock) {
        this.contacts = contacts;
        this.consents = consents;
        this.addresses = addresses;
        this.audit = audit;
        this.callers = callers;
        this.clock = clock;
    }

    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST, Roles.INTEGRATION})
    public List<SuppressedAddress> of(String externalId) {
        return of(contact(externalId));
    }

    /** @param channel {@code email}; {@code *} = every channel and address of the contact */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    public List<SuppressedAddress> add(String externalId, String channel) {
        Contact contact = contact(externalId);
        List<String> meant = meant(contact, channel);
        meant.forEach(address -> consents.suppress(callers.tenant(), channel, address, MANUAL, clock.instant()));
        record("contact.suppressed", contact, channel);
        return of(contact);
    }

    /** Mail may be sent to it again. @throws Conflict an address of a person who was erased stays forgotten */
    @RolesAllowed(Roles.ADMIN)
    public List<SuppressedAddress> lift(String externalId, String channel) {
        Contact contact = contact(externalId);
        List<SuppressedAddress> there = of(contact).stream()
                .filter(one -> one.channel().equals(channel))
                .toList();
        if (there.isEmpty()) {
            throw new NotFound("suppression", channel);
        }
        if (there.stream().anyMatch(one -> one.reason().equals(ConsentStore.ERASED))) {
            throw new Conflict(Sentence.of("The person behind this address was erased and is not written to again."));
        }
        there.forEach(one -> addresses.lift(callers.tenant(), one));
        record("contact.suppression-lifted", contact, channel);
        return of(contact);
    }

    private List<SuppressedAddress> of(Contact contact) {
        return addresses.of(callers.tenant(), known(contact));
    }

    private static List<String> known(Contact contact) {
        return Stream.of(contact.email(), contact.phone())
                .filter(Objects::nonNull)
                .toList();
    }

    private static List<String> meant(Contact contact, String channel) {
        if (!Set.of(EMAIL, ConsentChange.ALL).contains(String.valueOf(channel))) {
            throw new InvalidInput(
                    "channel", Sentence.of("is none that can be suppressed"), Sentence.of("Send email, or * for all."));
        }
        List<String> meant = channel.equals(EMAIL)
                ? Stream.of(contact.email()).filter(Objects::nonNull).toList()
                : known(contact);
        if (meant.isEmpty()) {
            throw new Conflict(Sentence.of("The contact has no address there."));
        }
        return meant;
    }

    private Contact contact(String externalId) {
        return contacts.get(callers.tenant(), externalId);
    }

    private void record(String action, Contact contact, String channel) {
        Caller caller = callers.caller();
        audit.record(caller, action, new AuditTrail.Subject("contact", contact.id()), null, channel);
    }
}
