package org.millrace.delivery.webhook;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import org.millrace.platform.Sentence;

/** Decides which addresses a webhook may be sent to. The answer is what is dialled; nothing is resolved a second time. */
public final class Destinations {

    /** As on a server whose administrator named no host of the house. */
    public static final Destinations PUBLIC = new Destinations(Resolver.SYSTEM, Set.of());

    private static final System.Logger LOG = System.getLogger(Destinations.class.getName());

    private final Resolver resolver;
    private final Set<String> internalHosts;

    /** @param internalHosts lower case; hosts of the house, which may be called whatever their address, also without TLS */
    public Destinations(Resolver resolver, Set<String> internalHosts) {
        this.resolver = resolver;
        this.internalHosts = Set.copyOf(internalHosts);
    }

    /** @throws UnsafeUrl also for an address that is well formed but would be sent in the clear */
    public WebhookUrl parse(String url) {
        WebhookUrl parsed = WebhookUrl.parse(url);
        if (!parsed.secure() && !internalHosts.contains(parsed.host())) {
            throw new UnsafeUrl(Sentence.of("is not https"));
        }
        if (parsed.isAddress() && !internalHosts.contains(parsed.host())) {
            checked(parsed, literal(parsed));
        }
        return parsed;
    }

    /**
     * Asks a name server. A host that it does not know is not refused: it may be known when it is called.
     *
     * @throws UnsafeUrl when it would not be called
     */
    public void refuseUncallable(String url) {
        try {
            of(parse(url));
        } catch (UnknownHostException e) {
            LOG.log(System.Logger.Level.DEBUG, "No address yet for {0}", e.getMessage());
        }
    }

    /**
     * @return where to connect to, in the order to try
     * @throws UnsafeUrl when one of the host's addresses is not globally reachable
     */
    List<InetSocketAddress> of(WebhookUrl url) throws UnknownHostException {
        List<InetAddress> addresses = url.isAddress() ? literal(url) : resolver.resolve(url.host());
        if (addresses.isEmpty()) {
            throw new UnknownHostException(url.host());
        }
        if (!internalHosts.contains(url.host())) {
            checked(url, addresses);
        }
        return addresses.stream()
                .map(address -> new InetSocketAddress(address, url.port()))
                .toList();
    }

    /** Asks no name server: what is given is an address already. */
    private static List<InetAddress> literal(WebhookUrl url) {
        try {
            return List.of(InetAddress.getByName(url.host()));
        } catch (UnknownHostException e) {
            throw new UnsafeUrl(Sentence.of("has a host that is neither a name nor a plain address"));
        }
    }

    private static void checked(WebhookUrl url, List<InetAddress> addresses) {
        for (InetAddress address : addresses) {
            if (!Reachable.globally(address)) {
                throw new UnsafeUrl(Sentence.of("leads to {0}, which is no public address", address.getHostAddress()));
            }
        }
    }
}
