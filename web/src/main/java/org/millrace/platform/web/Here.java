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

    @Inject
    private ShellView shell;

    @Inject
    private HttpServletRequest request;

    private String address;

    @PostConstruct
    void note() {
        String query = request.getQueryString();
        address = "/" + shell.getPage() + (query == null ? "" : "?" + query);
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
