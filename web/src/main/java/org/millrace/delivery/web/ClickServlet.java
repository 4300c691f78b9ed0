package org.millrace.delivery.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.millrace.delivery.tracking.Tracking;

/** {@code GET /t/c/{token}}: on to where the ledger says that the link leads; never to anything that the request says. */
@WebServlet("/t/c/*")
public class ClickServlet extends HttpServlet {

    @Inject
    private transient Tracking tracking;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Visits.keepNothing(response);
        Optional<String> target = tracking.clicked(Visits.token(request), Visits.visitor(request));
        if (target.isPresent()) {
            response.setStatus(HttpServletResponse.SC_FOUND);
            response.setHeader("Location", URI.create(target.get()).toASCIIString());
        } else {
            RecipientPage.brokenLink().write(response, HttpServletResponse.SC_NOT_FOUND);
        }
    }

    @Override
    protected void doHead(HttpServletRequest request, HttpServletResponse response) throws IOException {
        doGet(request, response);
    }
}
