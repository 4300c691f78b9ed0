package org.millrace.platform.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Link;
import jakarta.ws.rs.ext.Provider;
import org.millrace.platform.Page;

/** A page that has a next one says so in the Link header too. */
@Provider
public class NextPageLink implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext answer) {
        if (answer.getEntity() instanceof Page<?> page && page.next().isPresent()) {
            Link next = Link.fromUriBuilder(request.getUriInfo()
                            .getRequestUriBuilder()
                            .replaceQueryParam("after", page.next().get()))
                    .rel("next")
                    .build();
            answer.getHeaders().add(HttpHeaders.LINK, next.toString());
        }
    }
}
