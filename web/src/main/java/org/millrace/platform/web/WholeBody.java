package org.millrace.platform.web;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.io.InputStream;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Sentence;

/** Refuses a request without a body where one belongs, once for all; who takes text, a stream or a tree looks for itself. */
@Provider
public class WholeBody implements ReaderInterceptor {

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        Object body = context.proceed();
        if (body == null && !looksItself(context.getType())) {
            throw new InvalidInput(
                    "$", Sentence.of("There is no body."), Sentence.of("Send what /openapi shows for this address."));
        }
        return body;
    }

    private static boolean looksItself(Class<?> type) {
        return type == String.class || type == InputStream.class || JsonNode.class.isAssignableFrom(type);
    }
}
