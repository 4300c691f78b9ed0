package org.millrace.delivery.mail;

import jakarta.mail.Session;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** An SMTP server that does to each recipient what the test says, and remembers what it took over. */
public final class ScriptedRelay implements AutoCloseable {

    /** Where something is done to a mail. */
    public enum At {
        MAIL,
        RCPT,
        DATA,
        CONTENT,
        DOT
    }

    /** What is done. A reply is given instead of the usual one; DROP hangs up; TAKE_AND_DROP takes the mail over and hangs up. */
    public record Act(At at, String reply, int times) {
        static final String DROP = "drop";
        static final String TAKE_AND_DROP = "take and drop";
        static final String SLOW = "slow";
    }

    private final ServerSocket server;
    private final Map<String, Act> script = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> done = new ConcurrentHashMap<>();
    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Deque<String> greetings = new ConcurrentLinkedDeque<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final List<String> commands = new CopyOnWriteArrayList<>();

    public ScriptedRelay() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread accepting = new Thread(this::accept, "scripted-relay");
        accepting.setDaemon(true);
        accepting.start();
    }

    /** A mail that the relay took over. */
    public record Taken(String recipient, String content) {}

    public void doTo(String recipient, At at, String act) {
        doTo(recipient, at, act, Integer.MAX_VALUE);
    }

    public void doTo(String recipient, At at, String act, int times) {
        script.put(recipient, new Act(at, act, times));
    }

    /** The next connection is greeted so. */
    public void greetNext(String greeting) {
        greetings.add(greeting);
    }

    public List<Taken> taken() {
        return taken;
    }

    public long takenFor(String recipient) {
        return taken.stream().filter(mail -> mail.recipient().equals(recipient)).count();
    }

    public int connections() {
        return connections.get();
    }

    public List<String> commands() {
        return commands;
    }

    public int port() {
        return server.getLocalPort();
    }

    public Session session() {
        return session(port());
    }

    static Session session(int port) {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", Integer.toString(port));
        properties.put("mail.smtp.timeout", "1000");
        properties.put("mail.smtp.connectiontimeout", "1000");
        properties.put("mail.smtp.localhost", "localhost");
        properties.put("mail.from", "news@example.com");
        return Session.getInstance(properties);
    }

    /** Hangs up on everybody, as a server does that closes idle connections. */
    public void hangUp() {
        open.forEach(ScriptedRelay::quietly);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        hangUp();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                connections.incrementAndGet();
                open.add(socket);
                Thread talking = new Thread(() -> talk(socket), "scripted-relay-talk");
                talking.setDaemon(true);
                talking.start();
            } catch (IOException e) {
                return;
            }
        }
    }

    private void talk(Socket socket) {
        try (socket) {
            new Talk(socket).run();
        } catch (IOException | HungUp e) {
            // The other side went away, or the script said so.
        } finally {
            open.remove(socket);
        }
    }

    private static void quietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class HungUp extends RuntimeException {}

    private final class Talk {
        private final BufferedReader in;
        private final OutputStream out;
        private String recipient;
        private String sender;

        Talk(Socket socket) throws IOException {
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            out = socket.getOutputStream();
        }

        void run() throws IOException {
            String greeting = greetings.poll();
            if (Act.DROP.equals(greeting)) {
                return;
            }
            say(greeting == null ? "220 relay.example.com ESMTP" : greeting);
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                commands.add(line);
                String verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
                switch (verb) {
                    case "EHLO", "HELO" -> say("250 relay.example.com");
                    case "MAIL" -> mail(line);
                    case "RCPT" -> rcpt(line);
                    case "DATA" -> data();
                    case "QUIT" -> {
                        say("221 bye");
                        return;
                    }
                    case "RSET" -> {
                        sender = null;
                        recipient = null;
                        say("250 reset");
                    }
                    default -> say("250 ok");
                }
            }
        }

        private void mail(String line) throws IOException {
            if (sender != null) {
                say("503 nested MAIL");
                return;
            }
            sender = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
            if (!acted(At.MAIL, sender)) {
                say("250 sender ok");
            }
        }

        private void rcpt(String line) throws IOException {
            recipient = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
            if (!acted(At.RCPT, recipient)) {
                say("250 recipient ok");
            }
        }

        private void data() throws IOException {
            if (acted(At.DATA, recipient)) {
                return;
            }
            say("354 go ahead");
            if (acted(At.CONTENT, recipient)) {
                return;
            }
            StringBuilder content = new StringBuilder();
            for (String line = in.readLine(); !".".equals(line); line = in.readLine()) {
                if (line == null) {
                    return;
                }
                content.append(line.startsWith("..") ? line.substring(1) : line).append("\r\n");
            }
            sender = null;
            if (!acted(At.DOT, recipient, content.toString())) {
                taken.add(new Taken(recipient, content.toString()));
                say("250 2.0.0 queued");
            }
        }

        private boolean acted(At at, String address) throws IOException {
            return acted(at, address, null);
        }

        private boolean acted(At at, String address, String content) throws IOException {
            Act act = script.get(address);
            if (act == null
                    || act.at() != at
                    || done.computeIfAbsent(address, key -> new AtomicInteger()).incrementAndGet() > act.times()) {
                return false;
            }
            switch (act.reply()) {
                case Act.DROP -> throw new HungUp();
                case Act.TAKE_AND_DROP -> {
                    taken.add(new Taken(address, content));
                    throw new HungUp();
                }
                case Act.SLOW -> {
                    taken.add(new Taken(address, content));
                    while (in.read() >= 0) {
                        // Says nothing until the other side gives up.
                    }
                    throw new HungUp();
                }
                default -> {
                    say(act.reply());
                    if (act.reply().startsWith("421")) {
                        throw new HungUp();
                    }
                }
            }
            return true;
        }

        private void say(String line) throws IOException {
            out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }
    }
}
