package org.millrace.delivery.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.millrace.delivery.tracking.Subscription;
import org.millrace.delivery.tracking.Tracking;

/**
 * {@code /u/{token}}: GET asks, POST acts. Scanners follow every link in a mail, so GET and HEAD change nothing. A mailbox provider's
 * one-click request (RFC 8058) is a POST without a cookie, answered at once.
 */
@WebServlet("/u/*")
public class UnsubscribeServlet extends HttpServlet {

    @Inject
    private transient Tracking tracking;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(tracking.subscription(Visits.token(request)).map(RecipientPage::ask), response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean fromPage = request.getParameter("scope") != null;
        boolean all = "all".equals(request.getParameter("scope"));
        Optional<Subscription> left =
                tracking.optOut(Visits.token(request), all, fromPage ? "unsubscribe-page" : "one-click");
        answer(left.map(subscription -> RecipientPage.done(subscription, all)), response);
    }

    private static void answer(Optional<RecipientPage> page, HttpServletResponse response) throws IOException {
        Visits.keepNothing(response);
        if (page.isPresent()) {
            page.get().write(response, HttpServletResponse.SC_OK);
        } else {
            RecipientPage.brokenLink().write(response, HttpServletResponse.SC_NOT_FOUND);
        }
    }
}
