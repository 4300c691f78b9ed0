package org.millrace.contact.csv.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.millrace.contact.csv.Imports;
import org.millrace.platform.NotFound;
import org.millrace.platform.Wording;
import org.millrace.platform.web.Words;

/** The refused rows of an import as a file, for the upload page and in its language. */
@WebServlet("/upload-errors")
public class RefusedRowsServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Inject
    private transient Imports imports;

    @Inject
    private transient Words words;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse answer) throws IOException {
        Wording.speak(words.wording());
        try {
            long job = Long.parseLong(String.valueOf(request.getParameter("id")));
            imports.get(job);
            answer.setContentType("text/csv;charset=UTF-8");
            answer.setHeader("Content-Disposition", "attachment; filename=\"refused-rows-" + job + ".csv\"");
            imports.writeErrors(job, answer.getWriter());
        } catch (NotFound | NumberFormatException e) {
            answer.sendError(HttpServletResponse.SC_NOT_FOUND);
        } finally {
            Wording.hush();
        }
    }
}
