package org.millrace.platform.idempotency.web;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.millrace.platform.idempotency.StoredAnswer;

/** Holds an answer back until it is known to be committed. */
final class KeptAnswer extends HttpServletResponseWrapper {

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private PrintWriter writer;

    KeptAnswer(HttpServletResponse answer) {
        super(answer);
    }

    void finish() {
        if (writer != null) {
            writer.flush();
        }
    }

    /** What must not be cached, since it holds a secret, is not kept here either. */
    StoredAnswer stored() {
        boolean secret =
                getStatus() < 400 && String.valueOf(getHeader("Cache-Control")).contains("no-store");
        return new StoredAnswer(
                getStatus(),
                getContentType(),
                getHeader("Location"),
                getHeader("ETag"),
                secret ? null : body.toByteArray());
    }

    void send() throws IOException {
        getResponse().getOutputStream().write(body.toByteArray());
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return new Kept(body);
    }

    @Override
    public PrintWriter getWriter() {
        if (writer == null) {
            writer = new PrintWriter(new OutputStreamWriter(body, StandardCharsets.UTF_8));
        }
        return writer;
    }

    @Override
    public void flushBuffer() {
        finish();
    }

    @Override
    public void resetBuffer() {
        body.reset();
    }

    private static final class Kept extends ServletOutputStream {

        private final ByteArrayOutputStream body;

        private Kept(ByteArrayOutputStream body) {
            this.body = body;
        }

        @Override
        public void write(int b) {
            body.write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            body.write(bytes, offset, length);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException("Keyed calls are answered at once.");
        }
    }
}
