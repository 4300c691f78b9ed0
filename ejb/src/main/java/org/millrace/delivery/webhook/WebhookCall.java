package org.millrace.delivery.webhook;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.millrace.delivery.mail.IntentAge;
import org.millrace.delivery.mail.Texts;

/**
 * One call over one connection to a checked address. Blocks as long as the other side likes; whoever waits for it cuts it off, which
 * closes the connection under it.
 */
final class WebhookCall implements Callable<WebhookOutcome> {

    private static final int CONNECT_MILLIS = 5_000;

    private final WebhookRequest request;
    private final Destinations destinations;
    private final SSLSocketFactory tls;
    private final Clock clock;
    private final IntentAge age;

    private Socket socket;
    private boolean begun;
    private boolean cut;

    WebhookCall(WebhookRequest request, Destinations destinations, SSLSocketFactory tls, Clock clock, IntentAge age) {
        this.request = request;
        this.destinations = destinations;
        this.tls = tls;
        this.clock = clock;
        this.age = age;
    }

    @Override
    public WebhookOutcome call() {
        try {
            WebhookUrl url = destinations.parse(request.url());
            List<InetSocketAddress> addresses = destinations.of(url);
            return mayBegin() ? answer(url, addresses) : notTried();
        } catch (UnsafeUrl e) {
            return WebhookOutcome.refused("The address " + e.getMessage());
        } catch (UnknownHostException e) {
            return WebhookOutcome.failed("The host " + Texts.line(e.getMessage()) + " has no address", null);
        } catch (IOException e) {
            return WebhookOutcome.failed(Texts.line(e.getClass().getSimpleName() + ": " + e.getMessage()), null);
        } finally {
            close();
        }
    }

    private WebhookOutcome answer(WebhookUrl url, List<InetSocketAddress> addresses) throws IOException {
        Socket connection = connected(addresses);
        if (url.secure()) {
            connection = secured(connection, url);
        }
        connection.getOutputStream().write(request.wire(url, clock.instant()));
        connection.getOutputStream().flush();
        return AnswerHead.read(new BufferedInputStream(connection.getInputStream(), 1_024))
                .outcome(clock.instant());
    }

    /** To the first address that takes a connection. Not through a proxy: it would resolve the name again. */
    private Socket connected(List<InetSocketAddress> addresses) throws IOException {
        IOException last = null;
        for (InetSocketAddress address : addresses) {
            Socket candidate = new Socket(Proxy.NO_PROXY);
            use(candidate);
            try {
                candidate.connect(address, CONNECT_MILLIS);
                return candidate;
            } catch (IOException e) {
                candidate.close();
                last = e;
            }
        }
        throw last;
    }

    /** The certificate must be the host's, whose name is asked for; the connection stays the one to the checked address. */
    private Socket secured(Socket plain, WebhookUrl url) throws IOException {
        SSLSocket secured = (SSLSocket) tls.createSocket(plain, url.host(), url.port(), true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }

    private synchronized boolean mayBegin() {
        begun = !cut && !age.tooOld();
        return begun;
    }

    private synchronized void use(Socket opened) throws IOException {
        socket = opened;
        if (cut) {
            opened.close();
        }
    }

    /** @return what is known of the call without an answer */
    synchronized WebhookOutcome cutOff() {
        cut = true;
        close();
        return begun ? WebhookOutcome.failed("There was no answer in time", null) : notTried();
    }

    private static WebhookOutcome notTried() {
        return WebhookOutcome.notTried("There was no time to call it");
    }

    private synchronized void close() {
        if (socket != null) {
            try {
                socket.close();
            } catch (IOException e) {
                System.getLogger(WebhookCall.class.getName()).log(System.Logger.Level.DEBUG, "Already closed", e);
            }
        }
    }
}
