package org.millrace.launch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * All ports of one Millrace, moved together.
 *
 * @param offset added to every default, 0 to 50000
 */
public record Ports(int offset) {

    public Ports {
        if (offset < 0 || offset > 50_000) {
            throw new LaunchFailure("millrace.port-offset must be between 0 and 50000, not " + offset);
        }
    }

    public static Ports parse(String offset) {
        try {
            return new Ports(Integer.parseInt(offset.strip()));
        } catch (NumberFormatException e) {
            throw new LaunchFailure("millrace.port-offset must be a number such as 100, not '" + offset + "'", e);
        }
    }

    /** Some set of ports away from the defaults of which none is taken; above 10080, the last that browsers refuse to go to. */
    public static Ports unused() {
        for (int attempt = 0; attempt < 100; attempt++) {
            Ports ports = new Ports(2010 + 10 * ThreadLocalRandom.current().nextInt(1799));
            if (ports.taken() == null) {
                return ports;
            }
        }
        throw new LaunchFailure("No set of free ports was found in 100 attempts");
    }

    public int http() {
        return 8080 + offset;
    }

    public int management() {
        return 9990 + offset;
    }

    public int smtp() {
        return 1025 + offset;
    }

    public int inbox() {
        return 8025 + offset;
    }

    public int postgres() {
        return 5433 + offset;
    }

    /** The first port that somebody else has, told in words; null if all are free. */
    public String taken() {
        return taken(0);
    }

    private String taken(int ours) {
        for (Map.Entry<Integer, String> port : all().entrySet()) {
            if (port.getKey() != ours && !free(port.getKey())) {
                return "port " + port.getKey() + " (" + port.getValue() + ") is in use";
            }
        }
        return null;
    }

    public void requireFree() {
        requireFreeBeside(0);
    }

    /** As above, but for one port that is known to be ours. */
    void requireFreeBeside(int ours) {
        String taken = taken(ours);
        if (taken != null) {
            throw new LaunchFailure("Millrace cannot start: " + taken
                    + ".\nMend it: stop the program that has it, or move all ports with -Dmillrace.port-offset="
                    + (offset + 100) + ".");
        }
    }

    private Map<Integer, String> all() {
        Map<Integer, String> all = new LinkedHashMap<>();
        all.put(http(), "HTTP");
        all.put(8443 + offset, "HTTPS");
        all.put(management(), "management");
        all.put(smtp(), "the mail catcher's SMTP");
        all.put(inbox(), "the mail catcher's inbox");
        all.put(postgres(), "PostgreSQL");
        all.put(3528 + offset, "IIOP");
        all.put(4712 + offset, "transaction recovery");
        all.put(4713 + offset, "transaction status");
        return all;
    }

    private static boolean free(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
