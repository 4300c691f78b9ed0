package org.millrace.contact;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.millrace.contact.Vocabulary.KnownField;
import org.millrace.platform.CallerContext;
import org.millrace.platform.Roles;

/** What conditions can be about in the caller's tenant. */
@Stateless
public class Vocabularies {

    private static final String TEXT = "text";

    private final VocabularyRepository names;
    private final CallerContext callers;

    Vocabularies() {
        this(null, null);
    }

    @Inject
    Vocabularies(VocabularyRepository names, CallerContext callers) {
        this.names = names;
        this.callers = callers;
    }

    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST, Roles.INTEGRATION})
    public Vocabulary get() {
        int tenant = callers.tenant();
        List<KnownField> fields = new ArrayList<>();
        fields.add(new KnownField("externalId", TEXT, false));
        Arrays.stream(ContactField.values())
                .map(field -> new KnownField(field.json(), TEXT, false))
                .forEach(fields::add);
        fields.addAll(names.attributes(tenant));
        return new Vocabulary(
                List.copyOf(fields),
                names.tags(tenant),
                names.events(tenant),
                names.criteria(tenant),
                names.topics(tenant));
    }
}
