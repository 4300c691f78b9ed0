package org.millrace.platform.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import jakarta.ws.rs.BadRequestException;
import java.util.Set;
import org.millrace.platform.Json;

/**
 * The body of a request that may be left out. It is taken as text, since a reader of JSON refuses an empty one, and so it is read and
 * held against its constraints here.
 */
@Dependent
public class OptionalBody {

    private final Validator validator;

    @Inject
    OptionalBody(Validator validator) {
        this.validator = validator;
    }

    /** @return {@code absent} when nothing was sent */
    public <T> T read(String body, Class<T> type, T absent) {
        T read = body == null || body.isBlank() ? null : parse(body, type);
        if (read == null) {
            return absent;
        }
        Set<ConstraintViolation<T>> broken = validator.validate(read);
        if (!broken.isEmpty()) {
            throw new ConstraintViolationException(broken);
        }
        return read;
    }

    private static <T> T parse(String body, Class<T> type) {
        try {
            return Json.MAPPER.readValue(body, type);
        } catch (JsonProcessingException e) {
            throw new BadRequestException(e);
        }
    }
}
