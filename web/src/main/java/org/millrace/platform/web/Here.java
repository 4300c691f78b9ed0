package org.millrace.platform.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.Dependent;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;

/** The address at which the reader came to a page, filters and place in a list included; an act leads back to it. */
@Dependent
public class Here implements Serializable {

    /** What an address asks for once, when it is opened: the dialog of something new. */
    private static final String ONCE = "(?:^|&)new=[^&]*";

    @Inject
    private ShellView shell;

    @Inject
    private HttpServletRequest request;

    private String address;

    @PostConstruct
    void note() {
        String query = request.getQueryString();
        String rest = query == null ? "" : query.replaceAll(ONCE, "").replaceFirst("^&", "");
        address = "/" + shell.getPage() + (rest.isEmpty() ? "" : "?" + rest);
    }

    public void again() {
        go(address);
    }

    /** @param path below the application, {@code /campaigns} */
    public void go(String path) {
        try {
            FacesContext.getCurrentInstance().getExternalContext().redirect(shell.getBase() + path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
