package org.millrace.platform.idempotency.web;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.regex.Pattern;
import org.millrace.platform.Caller;
import org.millrace.platform.Sha256;
import org.millrace.platform.idempotency.IdempotentRequest;
import org.millrace.platform.web.Uploads;

/** A call with a key, its body read once so that it can be compared; {@code BodyLimit} before us bounds it. */
final class KeyedRequest extends HttpServletRequestWrapper {

    private static final String HEADER = "Idempotency-Key";
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private final byte[] body;

    KeyedRequest(HttpServletRequest request) throws IOException {
        super(request);
        body = request.getInputStream().readAllBytes();
    }

    static boolean is(HttpServletRequest request) {
        return request.getMethod().equals("POST")
                && request.getHeader(HEADER) != null
                && request.getUserPrincipal() != null
                && !Uploads.is(request);
    }

    boolean keyIsValid() {
        return KEY.matcher(key()).matches();
    }

    IdempotentRequest asked() {
        Caller caller = Caller.ofPrincipal(getUserPrincipal().getName());
        String query = getQueryString() == null ? "" : "?" + getQueryString();
        return new IdempotentRequest(
                caller, key(), getMethod() + " " + getServletPath() + getPathInfo() + query, Sha256.of(body));
    }

    /** A structured string in quotes, as the draft standard has it, is the same as the bare key. */
    private String key() {
        return getHeader(HEADER).strip().replaceAll("^\"(.*)\"$", "$1");
    }

    @Override
    public ServletInputStream getInputStream() {
        return new Body(new ByteArrayInputStream(body));
    }

    private static final class Body extends ServletInputStream {

        private final ByteArrayInputStream bytes;

        private Body(ByteArrayInputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            return bytes.read(target, offset, length);
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("Keyed calls are read at once.");
        }
    }
}
