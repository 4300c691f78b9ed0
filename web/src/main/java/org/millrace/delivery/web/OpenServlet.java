package org.millrace.delivery.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Base64;
import org.millrace.delivery.tracking.Tracking;

/** {@code GET /t/o/{token}.gif}: always the same picture of one transparent pixel, whatever the token is. */
@WebServlet("/t/o/*")
public class OpenServlet extends HttpServlet {

    private static final System.Logger LOG = System.getLogger(OpenServlet.class.getName());
    private static final byte[] PIXEL =
            Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    @Inject
    private transient Tracking tracking;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        note(request);
        Visits.keepNothing(response);
        response.setContentType("image/gif");
        response.setContentLength(PIXEL.length);
        if (!"HEAD".equals(request.getMethod())) {
            response.getOutputStream().write(PIXEL);
        }
    }

    @Override
    protected void doHead(HttpServletRequest request, HttpServletResponse response) throws IOException {
        doGet(request, response);
    }

    /** The reader sees the picture also when it cannot be counted. */
    private void note(HttpServletRequest request) {
        String token = Visits.token(request);
        try {
            tracking.opened(
                    token.endsWith(".gif") ? token.substring(0, token.length() - ".gif".length()) : "",
                    Visits.visitor(request));
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "An open could not be noted: " + e.getMessage());
        }
    }
}
