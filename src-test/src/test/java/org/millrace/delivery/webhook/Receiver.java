package org.millrace.delivery.webhook;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import javax.net.ServerSocketFactory;

/** A receiver of webhooks on this machine that answers as it is told, also as no server should. */
public final class Receiver implements AutoCloseable {

    /** Answers nothing and keeps the connection open. */
    public static final String SILENCE = "";

    private final ServerSocket socket;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final List<Socket> kept = new CopyOnWriteArrayList<>();
    private volatile Function<Received, String> answers = request -> "HTTP/1.1 204 No Content\r\n\r\n";

    public Receiver() {
        this(ServerSocketFactory.getDefault());
    }

    Receiver(ServerSocketFactory sockets) {
        try {
            socket = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        Thread thread = new Thread(this::serve, "receiver");
        thread.setDaemon(true);
        thread.start();
    }

    public Receiver answering(String answer) {
        answers = request -> answer;
        return this;
    }

    public Receiver answering(Function<Received, String> answer) {
        answers = answer;
        return this;
    }

    public int port() {
        return socket.getLocalPort();
    }

    public List<Received> received() {
        return received;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                Thread thread = new Thread(() -> answer(connection), "receiver-connection");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                return;
            }
        }
    }

    private void answer(Socket connection) {
        try {
            Received request = read(new BufferedInputStream(connection.getInputStream()));
            received.add(request);
            String answer = answers.apply(request);
            if (answer.equals(SILENCE)) {
                kept.add(connection);
                return;
            }
            connection.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
            connection.close();
        } catch (IOException e) {
            kept.add(connection);
        }
    }

    private static Received read(InputStream in) throws IOException {
        String line = line(in);
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            headers.put(header.substring(0, header.indexOf(':')), header.substring(header.indexOf(':') + 2));
        }
        byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("Content-Length", "0")));
        return new Received(line, headers, new String(body, StandardCharsets.UTF_8));
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("closed");
            }
            line.append((char) next);
        }
        return line.toString().stripTrailing();
    }

    @Override
    public void close() {
        try {
            socket.close();
            for (Socket connection : kept) {
                connection.close();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A call as it arrived. */
    public record Received(String line, Map<String, String> headers, String body) {}
}
