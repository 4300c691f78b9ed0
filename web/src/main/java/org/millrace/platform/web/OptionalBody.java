package org.millrace.platform.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.ws.rs.BadRequestException;
import org.millrace.platform.Json;

/** The body of a request that may be left out. It is taken as text, since a reader of JSON refuses an empty one. */
public final class OptionalBody {

    private OptionalBody() {}

    /** @return {@code absent} when nothing was sent */
    public static <T> T read(String body, Class<T> type, T absent) {
        if (body == null || body.isBlank()) {
            return absent;
        }
        try {
            T read = Json.MAPPER.readValue(body, type);
            return read == null ? absent : read;
        } catch (JsonProcessingException e) {
            throw new BadRequestException(e);
        }
    }
}
