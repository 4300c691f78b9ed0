package org.millrace.platform.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.validation.ValidationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.UUID;

/** Whatever escapes a resource becomes problem+json; what is our fault is logged under a reference and not explained. */
abstract class ProblemMapper<T extends Throwable> implements ExceptionMapper<T> {

    private static final System.Logger LOG = System.getLogger(ProblemMapper.class.getName());

    @Context
    private SecurityContext security;

    @Override
    public Response toResponse(T thrown) {
        Response answer = Problems.answer(thrown).orElseGet(() -> ourFault(thrown));
        boolean anonymous = security == null || security.getUserPrincipal() == null;
        return answer.getStatus() == 403 && anonymous
                ? Problem.unauthorized().response().build()
                : answer;
    }

    static Response ourFault(Throwable thrown) {
        String reference = UUID.randomUUID().toString().substring(0, 8);
        LOG.log(System.Logger.Level.ERROR, "Reference " + reference, thrown);
        return Problem.of(
                        "internal",
                        "Something went wrong here",
                        500,
                        "It is not your request. Tell the administrator the reference " + reference
                                + ", under which the server's log has more.")
                .response()
                .build();
    }

    @Provider
    public static class OfAll extends ProblemMapper<Throwable> {}

    /** JAX-RS takes the mapper of the nearest type, and the server brings nearer ones than {@link OfAll} for these. */
    @Provider
    public static class OfJson extends ProblemMapper<JsonProcessingException> {}

    @Provider
    public static class OfMapping extends ProblemMapper<JsonMappingException> {}

    @Provider
    public static class OfUnknownField extends ProblemMapper<UnrecognizedPropertyException> {}

    @Provider
    public static class OfValidation extends ProblemMapper<ValidationException> {}
}
