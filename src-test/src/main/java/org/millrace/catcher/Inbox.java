package org.millrace.catcher;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The mails over HTTP:
 *
 * <ul>
 *   <li>{@code GET /messages?recipientPrefix=&limit=&countOnly=}: figures and the list as JSON, all of it by default
 *   <li>{@code GET /messages/ID}: one mail as JSON; {@code /messages/ID/raw} as it came, {@code /messages/ID/html} its
 *       HTML part
 *   <li>{@code DELETE /messages}: forgets all
 *   <li>{@code GET /}: the same for people
 * </ul>
 */
final class Inbox implements AutoCloseable {

    private record Detail(StoredMail message, List<MailContent.Field> headers, String text, String html) {}

    private static final int PAGE = 100;

    private final Mailbox mailbox;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private final ObjectMapper json = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private Inbox(Mailbox mailbox, int port) throws IOException {
        this.mailbox = mailbox;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
    }

    static Inbox open(Mailbox mailbox, int port) throws IOException {
        Inbox inbox = new Inbox(mailbox, port);
        inbox.server.start();
        return inbox;
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            boolean delete = exchange.getRequestMethod().equals("DELETE");
            if (delete && path.equals("/messages")) {
                mailbox.clear();
                send(exchange, 204, null, new byte[0]);
            } else if (!exchange.getRequestMethod().equals("GET")) {
                text(exchange, 405, "GET, or DELETE /messages");
            } else if (path.equals("/")) {
                Query query = Query.of(exchange);
                html(exchange, InboxPage.list(mailbox.find(query.recipientPrefix(), PAGE), query.recipientPrefix()));
            } else if (path.equals("/messages")) {
                Query query = Query.of(exchange);
                json(exchange, mailbox.find(query.recipientPrefix(), query.limit()));
            } else {
                one(exchange, path.split("/"));
            }
        } catch (NumberFormatException e) {
            text(exchange, 400, "a number is expected: " + e.getMessage());
        }
    }

    private void one(HttpExchange exchange, String[] path) throws IOException {
        boolean mailPath = path.length >= 3 && (path[1].equals("messages") || path[1].equals("mail"));
        long id = mailPath ? Long.parseLong(path[2]) : 0;
        StoredMail mail = mailbox.mail(id);
        byte[] raw = mailbox.content(id);
        String what = path.length > 3 ? path[3] : mailPath && path[1].equals("mail") ? "page" : "json";
        if (mail == null || raw == null) {
            text(exchange, 404, "no such mail");
            return;
        }
        switch (what) {
            case "raw" -> send(exchange, 200, "text/plain; charset=utf-8", raw);
            case "html" -> {
                exchange.getResponseHeaders().set("Content-Security-Policy", "sandbox allow-popups; script-src 'none'");
                String html = MailContent.of(raw).html();
                send(exchange, 200, "text/html; charset=utf-8", bytes(html == null ? "" : html));
            }
            case "page" -> html(exchange, InboxPage.mail(mail, MailContent.of(raw)));
            default -> {
                MailContent content = MailContent.of(raw);
                json(exchange, new Detail(mail, content.headers(), content.text(), content.html()));
            }
        }
    }

    private void json(HttpExchange exchange, Object value) throws IOException {
        send(exchange, 200, "application/json", json.writeValueAsBytes(value));
    }

    private static void html(HttpExchange exchange, String page) throws IOException {
        exchange.getResponseHeaders()
                .set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'");
        send(exchange, 200, "text/html; charset=utf-8", bytes(page));
    }

    private static void text(HttpExchange exchange, int status, String text) throws IOException {
        send(exchange, status, "text/plain; charset=utf-8", bytes(text + "\n"));
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        if (type != null) {
            exchange.getResponseHeaders().set("Content-Type", type);
        }
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
