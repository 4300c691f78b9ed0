package org.millrace.platform.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Sentence;

/** Refuses addresses with a NUL in them: no name, search or cursor can hold one, and the database cannot be asked for it. */
@Provider
public class NulRefusal implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        refuse(request.getUriInfo().getPathParameters(), "path");
        refuse(request.getUriInfo().getQueryParameters(), "query");
    }

    static void refuse(MultivaluedMap<String, String> parameters, String where) {
        parameters.forEach((name, values) -> {
            if (holdsNul(name) || values.stream().anyMatch(NulRefusal::holdsNul)) {
                throw new InvalidInput(
                        holdsNul(name) ? where : name,
                        Sentence.of("holds a NUL character"),
                        Sentence.of("Remove the %00 from the address."));
            }
        });
    }

    private static boolean holdsNul(String text) {
        return text != null && text.indexOf('\0') >= 0;
    }
}
