package org.millrace.audience.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.millrace.platform.Roles;
import org.millrace.platform.web.Languages;
import org.millrace.predicate.PredicateType;
import org.millrace.predicate.PredicateTypes;

/** The kinds of conditions that segments and workflows can be made of. */
@Path("predicate-types")
@Tag(name = "Segments")
@Produces(MediaType.APPLICATION_JSON)
public class PredicateTypeResource {

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST, Roles.INTEGRATION})
    @Operation(
            summary = "The kinds of conditions",
            description = "Each with its JSON schema, an example, and the example in words. The set is closed.")
    public List<PredicateType> list(@Context HttpHeaders headers) {
        return PredicateTypes.all(Languages.asked(headers));
    }
}
