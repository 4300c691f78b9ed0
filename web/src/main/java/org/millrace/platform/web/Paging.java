package org.millrace.platform.web;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.millrace.platform.Page;
import org.millrace.platform.PageRequest;

/** The two parameters of every list: {@code ?limit=50&after=…}. */
public class Paging {

    @QueryParam("limit")
    @DefaultValue("" + Page.DEFAULT_LIMIT)
    @Parameter(description = "How many items at most, 1 to " + Page.MAX_LIMIT + ".")
    private int limit;

    @QueryParam("after")
    @Parameter(description = "`next` of the page before; leave out for the first page.")
    private String after;

    public PageRequest request() {
        return new PageRequest(limit, after);
    }
}
