package org.millrace.contact;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Violation;

/** Contacts that other capabilities name or bring along, in the caller's transaction and on its word for the tenant. */
@Dependent
public class ContactIntake {

    private final ContactNumberRepository numbers;
    private final ContactMerge merge;

    @Inject
    ContactIntake(ContactNumberRepository numbers, ContactMerge merge) {
        this.numbers = numbers;
        this.merge = merge;
    }

    /** The contact's number. */
    public Optional<Long> known(int tenant, String externalId) {
        return numbers.of(tenant, externalId);
    }

    /**
     * Makes the contact, or changes what the object names of it.
     *
     * @param fields as a contact is written over REST
     * @return the contact's number
     * @throws InvalidInput naming each value that cannot be taken
     */
    public long save(int tenant, String externalId, ObjectNode fields) {
        List<Violation> violations = new ArrayList<>();
        ContactPatch patch = ContactPatch.read(fields, false, "", violations);
        String id = null;
        try {
            id = ExternalIds.normalised(externalId);
        } catch (InvalidValue e) {
            violations.add(e.at("externalId"));
        }
        if (!violations.isEmpty()) {
            throw new InvalidInput(violations);
        }
        return merge.apply(tenant, Map.of(id, patch)).get(id).id();
    }
}
