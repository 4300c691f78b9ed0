package org.millrace.contact.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.millrace.contact.Vocabularies;
import org.millrace.contact.Vocabulary;
import org.millrace.platform.Roles;

/** Names that are in use. */
@Path("contact-vocabulary")
@Tag(name = "Contacts")
@Produces(MediaType.APPLICATION_JSON)
public class VocabularyResource {

    @Inject
    private Vocabularies vocabularies;

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST, Roles.INTEGRATION})
    @Operation(
            summary = "What conditions can be about",
            description =
                    "Fields and attributes with the type of their values, tags, events, scores and topics that were"
                            + " in use lately; enough to suggest, not all that was ever there.")
    public Vocabulary get() {
        return vocabularies.get();
    }
}
