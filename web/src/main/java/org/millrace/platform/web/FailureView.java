package org.millrace.platform.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;

/** An error page: its reference stands in the server's log beside what happened. */
@Named("failure")
@RequestScoped
public class FailureView {

    private static final System.Logger LOG = System.getLogger(FailureView.class.getName());

    private final HttpServletRequest request;
    private final String reference = UUID.randomUUID().toString().substring(0, 8);

    @Inject
    FailureView(HttpServletRequest request) {
        this.request = request;
    }

    FailureView() {
        this(null);
    }

    @PostConstruct
    void log() {
        Throwable cause = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        Object uri = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        LOG.log(
                cause == null ? System.Logger.Level.INFO : System.Logger.Level.ERROR,
                "Reference " + reference + " for " + uri,
                cause);
    }

    public String getReference() {
        return reference;
    }
}
