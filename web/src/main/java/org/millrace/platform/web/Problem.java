package org.millrace.platform.web;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.millrace.platform.Json;
import org.millrace.platform.Sentence;
import org.millrace.platform.Violation;
import org.millrace.platform.Wording;

/** What every refused call answers, as {@code application/problem+json} (RFC 9457). */
@Schema(
        description = "What is wrong, and how to mend it.",
        example =
                """
                {"type":"urn:millrace:problem:invalid-input","title":"The input cannot be accepted","status":422,\
                "detail":"name: is missing","errors":[{"where":"name","what":"is missing","mend":"Give a name."}]}""")
public record Problem(
        @Schema(description = "The kind, for programs.") String type,
        @Schema(description = "The kind, for people.") String title,
        @Schema(description = "The HTTP status.") int status,
        @Schema(description = "What is wrong in this case.") String detail,
        @Schema(description = "Each place that is wrong; absent when there is but one matter.")
                List<Violation> errors) {

    public static final String MEDIA_TYPE = "application/problem+json";

    /** @param title and detail in English, as the wordings know them */
    public static Problem of(String kind, String title, int status, String detail) {
        return of(kind, title, status, Sentence.of(detail), null);
    }

    static Problem of(String kind, String title, int status, Sentence detail, List<Violation> errors) {
        Wording wording = Wording.spoken();
        return new Problem("urn:millrace:problem:" + kind, wording.say(title), status, detail.in(wording), errors);
    }

    public static Problem unauthorized() {
        return of(
                "not-signed-in",
                "You are not signed in",
                401,
                "Send an API key as \"Authorization: Bearer mlr_…\", or a user's name and password as Basic.");
    }

    static Problem forbidden() {
        return of("not-allowed", "You may not do that", 403, "Your role does not allow this. Ask an administrator.");
    }

    Response.ResponseBuilder response() {
        return Response.status(status)
                .type(MEDIA_TYPE)
                .header("Cache-Control", "no-store")
                .entity(json());
    }

    public String json() {
        return Json.write(this);
    }

    public void writeTo(HttpServletResponse answer) throws IOException {
        answer.setStatus(status);
        answer.setContentType(MEDIA_TYPE);
        answer.setCharacterEncoding("UTF-8");
        answer.setHeader("Cache-Control", "no-store");
        answer.getWriter().write(json());
    }
}
