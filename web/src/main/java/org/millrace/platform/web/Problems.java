package org.millrace.platform.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.ejb.EJBAccessException;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.millrace.platform.Conflict;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Misread;
import org.millrace.platform.NotFound;
import org.millrace.platform.PreconditionRequired;
import org.millrace.platform.Sentence;
import org.millrace.platform.StaleVersion;
import org.millrace.platform.Violation;

/**
 * Which answer an exception is. The container wraps what beans throw, so the whole chain of causes is looked at, the outermost
 * first. Empty means that it is our fault.
 */
final class Problems {

    private static final Map<Class<? extends Throwable>, Function<Throwable, Optional<Response>>> RULES =
            new LinkedHashMap<>();

    static {
        rule(
                InvalidInput.class,
                e -> problem("invalid-input", "The input cannot be accepted", 422, e.said(), e.violations()));
        rule(NotFound.class, e -> problem("not-found", "There is no such thing", 404, e.said()));
        rule(StaleVersion.class, Problems::stale);
        rule(PreconditionRequired.class, e -> problem("precondition-required", "If-Match is missing", 428, e.said()));
        rule(Conflict.class, e -> problem("conflict", "The present state refuses it", 409, e.said()));
        rule(
                BodyTooLarge.class,
                e -> problem("too-large", "The request is too large", 413, Sentence.of(e.getMessage())));
        rule(
                EJBAccessException.class,
                e -> Optional.of(Problem.forbidden().response().build()));
        rule(
                ForbiddenException.class,
                e -> Optional.of(Problem.forbidden().response().build()));
        rule(
                NotAuthorizedException.class,
                e -> Optional.of(Problem.unauthorized().response().build()));
        rule(ConstraintViolationException.class, Problems::constraints);
        rule(OptimisticLockException.class, e -> stale(new StaleVersion("thing", null)));
        rule(JsonProcessingException.class, Problems::json);
        rule(SQLException.class, Problems::sql);
        rule(UnreadableParameter.class, e -> malformed(e.violations().get(0)));
        rule(WebApplicationException.class, Problems::web);
    }

    /** A text that PostgreSQL cannot keep, plain or within JSON. */
    private static final Set<String> NOT_STORABLE = Set.of("22021", "22P05");

    private static final String UNSTORABLE_TEXT =
            "A text of the request holds a NUL character, or is not valid Unicode. Remove it and repeat.";

    /** As RESTEasy says it of a header, or of a parameter that {@link QueryValues} does not read. */
    private static final Pattern PARAMETER =
            Pattern.compile("(?:Query|Header)Param\\(\"?([^\")]+)\"?\\) value is '(.*)'", Pattern.DOTALL);

    private Problems() {}

    static Optional<Response> answer(Throwable thrown) {
        return Stream.iterate(thrown, e -> e != null, Throwable::getCause)
                .limit(30)
                .flatMap(e -> RULES.entrySet().stream()
                        .filter(rule -> rule.getKey().isInstance(e))
                        .filter(rule -> rule.getKey() != WebApplicationException.class || !hasCauseOfOurs(e))
                        .map(rule -> rule.getValue().apply(e))
                        .flatMap(Optional::stream)
                        .limit(1))
                .findFirst();
    }

    /** A reader's failure arrives inside a WebApplicationException that says less. */
    private static boolean hasCauseOfOurs(Throwable e) {
        return e.getCause() != null
                && Stream.iterate(e.getCause(), c -> c != null, Throwable::getCause)
                        .limit(30)
                        .anyMatch(c -> RULES.keySet().stream()
                                .filter(type -> type != WebApplicationException.class)
                                .anyMatch(type -> type.isInstance(c)));
    }

    private static <T extends Throwable> void rule(Class<T> type, Function<T, Optional<Response>> answer) {
        RULES.put(type, e -> answer.apply(type.cast(e)));
    }

    private static Optional<Response> problem(String kind, String title, int status, Sentence said) {
        return problem(kind, title, status, said, null);
    }

    private static Optional<Response> problem(
            String kind, String title, int status, Sentence said, List<Violation> errors) {
        return Optional.of(
                Problem.of(kind, title, status, said, errors).response().build());
    }

    private static Optional<Response> stale(StaleVersion e) {
        Response.ResponseBuilder answer = Problem.of(
                        "changed-meanwhile", "Somebody else changed it", 412, e.said(), null)
                .response();
        return Optional.of((e.present() == null ? answer : answer.tag(e.present())).build());
    }

    private static Optional<Response> constraints(ConstraintViolationException e) {
        List<Violation> errors = e.getConstraintViolations().stream()
                .map(BrokenConstraint::of)
                .sorted(Comparator.comparing(Violation::where))
                .toList();
        Sentence detail = Sentence.joined(
                "; ",
                errors.stream()
                        .map(error -> Sentence.of("{0} {1}", error.where(), error.what()))
                        .toList());
        return Optional.of(Problem.of("invalid-input", "The input cannot be accepted", 422, detail, errors)
                .response()
                .build());
    }

    private static Optional<Response> json(JsonProcessingException e) {
        Misread misread = Misread.of(e);
        Violation first = misread.violations().get(0);
        Sentence detail = first.where().equals("$")
                ? Sentence.of("{0} {1}", first.what(), first.mend())
                : Sentence.of("{0}: {1} {2}", first.where(), first.what(), first.mend());
        List<Violation> errors = misread.syntax() ? null : misread.violations();
        return Optional.of(Problem.of("malformed-json", "The body cannot be read", 400, detail, errors)
                .response()
                .build());
    }

    private static Optional<Response> sql(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        if (state.startsWith("23")) {
            return Optional.of(Problem.of(
                            "conflict",
                            "The present state refuses it",
                            409,
                            "Something else has that name, or was changed at the same moment. Read again and repeat.")
                    .response()
                    .build());
        }
        if (NOT_STORABLE.contains(state)) {
            return Optional.of(Problem.of("invalid-input", "The input cannot be accepted", 422, UNSTORABLE_TEXT)
                    .response()
                    .build());
        }
        boolean passing = Stream.of("08", "40", "53", "55P03", "57").anyMatch(state::startsWith);
        return passing ? Optional.of(unavailable()) : Optional.empty();
    }

    private static Response unavailable() {
        return Problem.of("unavailable", "Not at the moment", 503, "The database did not answer. Repeat in a while.")
                .response()
                .header(HttpHeaders.RETRY_AFTER, 1)
                .build();
    }

    private static Optional<Response> web(WebApplicationException e) {
        int status = e.getResponse().getStatus();
        String message = String.valueOf(e.getMessage());
        if (status < 400 || status >= 500) {
            return Optional.empty();
        }
        Matcher parameter = PARAMETER.matcher(message);
        if (parameter.find()) {
            return malformed(new Violation(
                    parameter.group(1),
                    Sentence.of("\"{0}\" cannot stand here.", parameter.group(2)),
                    Sentence.of("See /openapi for what it takes.")));
        }
        Response.ResponseBuilder answer = webProblem(status).response();
        if (e instanceof NotAllowedException) {
            answer.header(HttpHeaders.ALLOW, e.getResponse().getHeaderString(HttpHeaders.ALLOW));
        }
        return Optional.of(answer.build());
    }

    private static Optional<Response> malformed(Violation wrong) {
        Sentence detail = Sentence.of("{0}: {1} {2}", wrong.where(), wrong.what(), wrong.mend());
        return problem("malformed-parameter", "A parameter cannot be read", 400, detail, List.of(wrong));
    }

    private static Problem webProblem(int status) {
        return switch (status) {
            case 404 -> Problem.of("not-found", "There is no such thing", 404, "Nothing is under this address.");
            case 405 ->
                Problem.of(
                        "method-not-allowed",
                        "Not with this method",
                        405,
                        "The Allow header lists what is possible here.");
            case 406 -> Problem.of("not-acceptable", "Not in this format", 406, "Accept application/json.");
            case 413 -> Problem.of("too-large", "The request is too large", 413, "Send less at a time.");
            case 415 ->
                Problem.of(
                        "media-type",
                        "Not in this format",
                        415,
                        "Say what the body is by Content-Type: application/json.");
            default ->
                Problem.of("bad-request", "The request cannot be read", status, "See /openapi for what it takes.");
        };
    }
}
