package org.millrace.platform.identity.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.millrace.platform.identity.SignIns;
import org.millrace.platform.identity.SignedIn;

/** Takes the sign-in form: {@code username}, {@code password}, and {@code to}, the page that was wanted. */
@WebServlet("/session")
public class SessionServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Inject
    private transient SignIns signIns;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse answer) throws IOException {
        Wanted wanted = Wanted.of(request.getParameter("to"));
        Optional<SignedIn> who = signIns.withPassword(text(request, "username").strip(), text(request, "password"));
        if (who.isPresent()) {
            PageSession.open(request, who.get());
            answer.sendRedirect(request.getContextPath() + wanted.path());
        } else {
            answer.sendRedirect(request.getContextPath() + "/login?failed=true&to="
                    + URLEncoder.encode(wanted.path(), StandardCharsets.UTF_8));
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse answer) throws IOException {
        answer.sendRedirect(request.getContextPath() + "/login");
    }

    private static String text(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        return value == null ? "" : value;
    }
}
