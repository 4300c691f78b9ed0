package org.millrace.delivery.webhook;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** Which addresses are globally reachable unicast, by the registries of special-purpose addresses (RFC 6890 and its followers). */
final class Reachable {

    private static final List<Net> NOT_GLOBAL_IPV4 = nets(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.31.196.0/24",
            "192.52.193.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "192.175.48.0/24",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/3");

    /** All that is global lies in here … */
    private static final Net GLOBAL_IPV6 = Net.of("2000::/3");

    /** … but for these: protocols, tunnels that carry an IPv4 address, documentation. */
    private static final List<Net> NOT_GLOBAL_IPV6 =
            nets("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20");

    private Reachable() {}

    static boolean globally(InetAddress address) {
        return address instanceof Inet4Address
                ? NOT_GLOBAL_IPV4.stream().noneMatch(net -> net.holds(address))
                : GLOBAL_IPV6.holds(address) && NOT_GLOBAL_IPV6.stream().noneMatch(net -> net.holds(address));
    }

    private static List<Net> nets(String... written) {
        return Arrays.stream(written).map(Net::of).toList();
    }

    private record Net(byte[] prefix, int bits) {

        static Net of(String written) {
            String[] parts = written.split("/");
            try {
                return new Net(InetAddress.getByName(parts[0]).getAddress(), Integer.parseInt(parts[1]));
            } catch (UnknownHostException e) {
                throw new IllegalStateException(e);
            }
        }

        boolean holds(InetAddress address) {
            byte[] bytes = address.getAddress();
            if (bytes.length != prefix.length) {
                return false;
            }
            int whole = bits / Byte.SIZE;
            int rest = bits % Byte.SIZE;
            int mask = rest == 0 ? 0 : 0xFF << (Byte.SIZE - rest) & 0xFF;
            return Arrays.equals(bytes, 0, whole, prefix, 0, whole)
                    && (mask == 0 || (bytes[whole] & mask) == (prefix[whole] & mask));
        }
    }
}
